package dev.rustsecd.service.yanks;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.semver.Version;
import dev.rustsecd.service.store.YankHistory.Event;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.CrateAdvisories;
import dev.rustsecd.yank.YankDocument;
import dev.rustsecd.yank.YankReason.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the yanks of one crate, in the order of time. What the registry and the operator did is kept as it
 * happened; an advisory speaks from the day it was published on, and no longer than until it is withdrawn.
 */
final class YankTimeline {
    private YankTimeline() {}

    /**
     * @param kept what was kept, in the order in which it was written
     * @param yanked numbers of the versions that are yanked now
     */
    static List<Event> of(List<Event> kept, Collection<String> yanked, @Nullable CrateAdvisories advisories) {
        List<Event> all = new ArrayList<>(kept);
        if (advisories != null) {
            Set<String> numbers = new TreeSet<>(yanked);
            kept.forEach(event -> numbers.add(event.version()));
            for (String number : numbers) {
                Version.tryParse(number).ifPresent(version -> add(all, number, version, advisories));
            }
        }
        // Stable: what happened at one time stays in the order in which it was written.
        all.sort(Comparator.comparing(Event::at));
        return all;
    }

    private static void add(List<Event> all, String number, Version version, CrateAdvisories advisories) {
        advisories.live().forEach(record -> add(all, number, version, record));
        advisories.withdrawn().forEach(record -> add(all, number, version, record));
    }

    private static void add(List<Event> all, String number, Version version, AdvisoryRecord record) {
        Advisory advisory = record.advisory();
        if (!advisory.isAboutCratesIo() || !advisory.versions().contains(version)) {
            return;
        }
        YankDocument document = new YankDocument(advisory.title(), advisory.id().text());
        Instant published = record.created().at();
        all.add(new Event(published, number, Source.ADVISORY, "reason_set", null, document));
        String withdrawn = advisory.withdrawn();
        if (withdrawn != null) {
            Instant day =
                    LocalDate.parse(withdrawn).atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant at = day.isBefore(published) ? published : day;
            all.add(new Event(at, number, Source.ADVISORY, "reason_withdrawn", document, null));
        }
    }
}

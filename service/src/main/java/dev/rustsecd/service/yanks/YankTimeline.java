package dev.rustsecd.service.yanks;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.semver.Version;
import dev.rustsecd.service.render.Json;
import dev.rustsecd.service.render.JsonYank;
import dev.rustsecd.service.store.YankHistory.Event;
import dev.rustsecd.service.view.Basis;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.CrateAdvisories;
import dev.rustsecd.yank.Yank;
import dev.rustsecd.yank.YankCause;
import dev.rustsecd.yank.YankDocument;
import dev.rustsecd.yank.YankReason.Source;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the yanks of one crate, in the order of time. What the registry and the operator did is kept as it
 * happened; an advisory that a yank of the version can be about speaks from the day it was published on, and no longer than
 * until it is withdrawn.
 */
final class YankTimeline {
    private YankTimeline() {}

    /**
     * @param kept what was kept, in the order in which it was written
     * @param yanked by number, the versions that are yanked now
     */
    static List<Event> of(List<Event> kept, Map<String, Yank> yanked, @Nullable CrateAdvisories advisories) {
        List<Event> all = new ArrayList<>(kept);
        if (advisories != null) {
            Map<String, List<Event>> histories = new TreeMap<>();
            yanked.keySet().forEach(number -> histories.put(number, new ArrayList<>()));
            kept.forEach(event -> histories
                    .computeIfAbsent(event.version(), none -> new ArrayList<>())
                    .add(event));
            histories.forEach((number, history) -> add(all, number, causes(history, yanked.get(number)), advisories));
        }
        // Stable: what happened at one time stays in the order in which it was written.
        all.sort(Comparator.comparing(Event::at));
        return all;
    }

    /** Each yank of a version; the registry's own time of the last is better than that of seeing it. */
    private static List<YankCause> causes(List<Event> history, @Nullable Yank yank) {
        List<YankDocument> said = history.stream()
                .flatMap(event -> Stream.ofNullable(event.after()))
                .toList();
        List<Instant> times = new ArrayList<>(history.stream()
                .filter(event -> event.type().equals("yanked"))
                .map(Event::at)
                .toList());
        if (yank != null && yank.since() != null) {
            if (!times.isEmpty()) {
                times.remove(times.size() - 1);
            }
            times.add(yank.since());
        }
        return times.isEmpty()
                ? List.of(new YankCause(null, said))
                : times.stream().map(at -> new YankCause(at, said)).toList();
    }

    private static void add(List<Event> all, String number, List<YankCause> causes, CrateAdvisories advisories) {
        Version version = Version.tryParse(number).orElse(null);
        if (version == null) {
            return;
        }
        Stream.concat(advisories.live().stream(), advisories.withdrawn().stream())
                .filter(record -> affects(record.advisory(), version))
                .filter(record -> causes.stream().anyMatch(cause -> cause.canBe(record.advisory())))
                .forEach(record -> add(all, number, record));
    }

    private static boolean affects(Advisory advisory, Version version) {
        return advisory.isAboutCratesIo() && advisory.versions().contains(version);
    }

    private static void add(List<Event> all, String number, AdvisoryRecord record) {
        Advisory advisory = record.advisory();
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

    /** The yanked versions of a crate and what happened to them. */
    static byte[] json(Basis basis, YankedCrate crate, List<Event> kept) {
        Map<String, Yank> yanks = crate.yanks(basis.rules().maturity(), basis.now());
        List<Event> events = of(kept, yanks, basis.snapshot().crate(crate.name()));
        return Json.bytes(1_000 + 400 * (yanks.size() + events.size()), out -> {
            out.writeStartObject();
            Json.text(out, "crate", crate.name());
            versions(out, yanks);
            events(out, events);
            out.writeEndObject();
        });
    }

    private static void versions(JsonGenerator out, Map<String, Yank> yanks) throws IOException {
        out.writeArrayFieldStart("versions");
        for (Map.Entry<String, Yank> yank : yanks.entrySet()) {
            out.writeStartObject();
            Json.text(out, "version", yank.getKey());
            out.writeFieldName("yank");
            JsonYank.write(out, yank.getValue());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void events(JsonGenerator out, List<Event> events) throws IOException {
        out.writeArrayFieldStart("events");
        for (Event event : events) {
            out.writeStartObject();
            Json.text(out, "at", event.at());
            Json.text(out, "version", event.version());
            Json.text(out, "source", event.source().label());
            Json.text(out, "type", event.type());
            JsonYank.document(out, "before", event.before());
            JsonYank.document(out, "after", event.after());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}

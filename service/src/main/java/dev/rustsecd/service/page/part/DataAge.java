package dev.rustsecd.service.page.part;

import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.SourceState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Says in a sentence how old the facts are. Times and not ages: a page that is kept stays true. */
public final class DataAge {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private DataAge() {}

    public static String of(Snapshot snapshot) {
        if (snapshot.sources().isEmpty()) {
            return "No advisories are loaded.";
        }
        boolean seed = snapshot.sources().stream().anyMatch(SourceState::seed);
        Instant head = snapshot.sources().stream()
                .map(SourceState::committedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        if (seed) {
            return "Advisories as of " + minutes(head)
                    + ", as shipped with this program; nothing newer was fetched yet.";
        }
        Optional<Instant> checked = snapshot.sources().stream()
                .map(SourceState::checkedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
        return "Advisories as of " + minutes(head)
                + checked.map(at -> ", last checked " + minutes(at)).orElse("") + ".";
    }

    public static String minutes(Instant at) {
        return MINUTES.format(at);
    }
}

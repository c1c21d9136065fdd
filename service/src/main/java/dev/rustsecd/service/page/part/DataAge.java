package dev.rustsecd.service.page.part;

import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.SourceState;
import dev.rustsecd.words.page.PageSentences;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How old the facts of a page are.
 *
 * @param of when the newest advisory was committed; null where none is loaded
 * @param checked when upstream was last asked; null where it never was
 * @param note a sentence, or empty
 */
public record DataAge(@Nullable Moment of, @Nullable Moment checked, String note) {
    /** @param now as {@link Moment} has it */
    public static DataAge of(Snapshot snapshot, @Nullable Instant now) {
        if (snapshot.sources().isEmpty()) {
            return new DataAge(null, null, PageSentences.noAdvisories());
        }
        Instant head = snapshot.sources().stream()
                .map(SourceState::committedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        if (snapshot.sources().stream().anyMatch(SourceState::seed)) {
            return new DataAge(Moment.of(head, now), null, PageSentences.seedNote());
        }
        Moment checked = snapshot.sources().stream()
                .map(SourceState::checkedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(at -> Moment.of(at, now))
                .orElse(null);
        return new DataAge(Moment.of(head, now), checked, "");
    }
}

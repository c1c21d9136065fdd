package dev.rustsecd.snapshot;

import dev.rustsecd.advisory.Advisory;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An advisory as one source publishes it.
 *
 * @param source name of the {@link SourceState} that it belongs to
 * @param revision the revision that brought this content
 * @param descriptionHtml the description rendered and sanitised, fit for any page
 * @param created when the oldest commit that touches its file was made
 * @param modified when the latest one was
 */
public record AdvisoryRecord(
        Advisory advisory, String source, Revision revision, String descriptionHtml, Touch created, Touch modified) {

    /**
     * When a commit was made.
     *
     * @param at to the second
     * @param on the day in the committer's own time zone
     */
    public record Touch(Instant at, LocalDate on) {}
}

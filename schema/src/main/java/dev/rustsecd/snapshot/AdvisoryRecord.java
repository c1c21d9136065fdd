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
 * @param page where people read it: at rustsec.org what is RustSec's, else here; a relative reference where the address
 *     of this service is not known
 */
public record AdvisoryRecord(
        Advisory advisory,
        String source,
        Revision revision,
        String descriptionHtml,
        Touch created,
        Touch modified,
        String page) {

    /** The same record of an advisory that says something else. */
    AdvisoryRecord with(Advisory other) {
        return new AdvisoryRecord(other, source, revision, descriptionHtml, created, modified, page);
    }

    /** Whether rustsec.org has a page of it. */
    public boolean isAtRustSec() {
        return page.startsWith(Advisory.RUSTSEC_SITE);
    }

    /**
     * When a commit was made.
     *
     * @param at to the second
     * @param on the day in the committer's own time zone
     */
    public record Touch(Instant at, LocalDate on) {}
}

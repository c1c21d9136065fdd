package dev.rustsecd.ingest.source;

import dev.rustsecd.advisory.AdvisoryParser;
import dev.rustsecd.snapshot.AdvisoryRecord.Touch;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a source's head holds that was not known before, and what is gone.
 *
 * @param commit the head, 40 hex digits
 * @param committedAt the committer's time of the head
 * @param changed files that are new or have other content, or were touched by a commit since; ordered by path
 * @param removed paths that were known and are gone
 */
public record Changes(String commit, Instant committedAt, List<RawRecord> changed, Set<String> removed) {
    public Changes {
        changed = List.copyOf(changed);
        removed = Set.copyOf(removed);
    }

    /**
     * One file under {@code crates/} or {@code rust/}.
     *
     * @param blob id of the content
     * @param content the first bytes, at most {@link #MAX_BYTES}; none of a file of more than {@link #MAX_SIZE}
     * @param size how many bytes the file has
     * @param created the oldest non-merge commit that touches the path
     * @param modified the latest non-merge commit that touches the path
     */
    @SuppressWarnings("ArrayRecordComponent") // read once by the parser, never compared
    public record RawRecord(String path, String blob, byte[] content, long size, Touch created, Touch modified) {
        /** So many bytes are brought; the largest advisory published has 10,167. */
        public static final int MAX_BYTES = AdvisoryParser.MAX_BYTES;

        /** Larger files are no advisories. */
        public static final int MAX_SIZE = 16 << 20;
    }
}

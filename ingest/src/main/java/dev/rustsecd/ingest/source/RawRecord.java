package dev.rustsecd.ingest.source;

import dev.rustsecd.snapshot.AdvisoryRecord.Touch;

/**
 * One record of a source as it is published, not yet read.
 *
 * @param key what it is called within its source, the same from one position to the next: {@code
 *     crates/time/RUSTSEC-2020-0071.md}
 * @param digest tells this content from any other; not {@link Taken#AGAIN}
 * @param format what reads it
 * @param content the first bytes, at most {@link RecordFormat#maxBytes}; none of a record of more than {@link #MAX_SIZE}
 * @param size how many bytes the record has
 * @param created when it first was
 * @param modified when it last became other than before
 */
@SuppressWarnings("ArrayRecordComponent") // read once by the format, never compared
public record RawRecord(
        String key, String digest, RecordFormat format, byte[] content, long size, Touch created, Touch modified) {
    /** Larger ones are no advisories. */
    public static final int MAX_SIZE = 16 << 20;
}

package dev.rustsecd.ingest.source;

import dev.rustsecd.advisory.AdvisoryReading;
import dev.rustsecd.reject.RejectedInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way to write advisories down. Pure; safe for use by several threads. */
public interface RecordFormat {
    /** So many bytes of a record are brought at most; a reader is told where a record has more. */
    int maxBytes();

    /**
     * Reads a record whole.
     *
     * @throws RejectedInput if it is no advisory of this format
     */
    AdvisoryReading read(RawRecord record);

    /** What a record is about that {@link #read} rejects, as far as that can be known; never fails. */
    Subject subject(RawRecord record);

    /** Whether a record of this key is expected to have this id. */
    boolean isNamed(String key, String id);

    /**
     * What a record says that it is about.
     *
     * @param id as written; null where it cannot be read
     * @param crate as written; null where it cannot be read
     * @param crates canonical names of the crates of crates.io that it may say something of, ascending; none of a draft
     * @param draftKey whether its key is that of an advisory without a number
     */
    record Subject(@Nullable String id, @Nullable String crate, List<String> crates, boolean draftKey) {
        public Subject {
            crates = List.copyOf(crates);
        }
    }
}

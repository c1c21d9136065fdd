package dev.rustsecd.ingest.plan;

import dev.rustsecd.ingest.source.Baseline;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the database holds of one source before a run.
 *
 * @param commit null where the source was never loaded
 * @param seed whether the records are the seed's
 * @param byPath the records that serve, by path
 * @param quarantine what is in quarantine, by path
 */
public record KnownRecords(
        @Nullable String commit,
        boolean seed,
        Map<String, KnownRecord> byPath,
        Map<String, KnownQuarantine> quarantine) {
    public KnownRecords {
        byPath = Map.copyOf(byPath);
        quarantine = Map.copyOf(quarantine);
    }

    /** One record that serves; {@code blob} is the content that it was read from. */
    public record KnownRecord(String id, String crate, boolean withdrawn, String blob) {}

    /** One file that could not be read; {@code blob} is the content that was tried. */
    public record KnownQuarantine(String blob) {}

    /**
     * What the source need not send again: content that serves. Content in quarantine is always sent again with the next
     * head, since what else is there may decide about it.
     *
     * @param recheck whether quarantine, and what is not known at all, is to be tried even if the head is the same: this
     *     program may read what the one before could not
     */
    public Baseline files(boolean recheck) {
        if (seed || commit == null) {
            return Baseline.NONE;
        }
        Map<String, String> blobs = new HashMap<>();
        byPath.forEach((path, known) -> blobs.put(path, known.blob()));
        quarantine.forEach((path, bad) -> blobs.put(path, Baseline.AGAIN));
        return new Baseline(commit, blobs, recheck);
    }
}

package dev.rustsecd.ingest.plan;

import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.ingest.source.Taken;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the database holds of one source before a run.
 *
 * @param position null where the source was never loaded
 * @param seed whether the records are the seed's
 * @param byKey the records that serve, by key
 * @param quarantine the keys of those that are in quarantine
 */
public record KnownRecords(
        @Nullable Position position, boolean seed, Map<String, KnownRecord> byKey, Set<String> quarantine) {
    public KnownRecords {
        byKey = Map.copyOf(byKey);
        quarantine = Set.copyOf(quarantine);
    }

    /** One record that serves; {@code digest} is that of the content that it was read from. */
    public record KnownRecord(String id, String crate, boolean withdrawn, String digest) {}

    /**
     * What the source need not send again: content that serves. Content in quarantine is always sent again with the next
     * changes, since what else is there may decide about it.
     *
     * @param recheck whether quarantine, and what is not known at all, is to be tried even if the position is the same:
     *     this program may read what the one before could not
     */
    public Taken taken(boolean recheck) {
        if (seed || position == null) {
            return Taken.NONE;
        }
        Map<String, String> digests = new HashMap<>();
        byKey.forEach((key, known) -> digests.put(key, known.digest()));
        quarantine.forEach(key -> digests.put(key, Taken.AGAIN));
        return new Taken(position, digests, recheck);
    }
}

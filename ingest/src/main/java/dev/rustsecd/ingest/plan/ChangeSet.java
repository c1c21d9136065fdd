package dev.rustsecd.ingest.plan;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.snapshot.AdvisoryRecord.Touch;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What one run changes of one source; applying it twice changes nothing more.
 *
 * @param position the one that the source is then known at
 * @param at when the source came to it
 * @param replacesSeed whether every record of the source that is not in {@code upserts} goes (the seed's first fetch)
 * @param upserts by key; an id that has moved from another key or crate is one upsert and no removal
 * @param removals by key
 * @param quarantined records that could not be read; an older version goes on serving where there is one
 * @param released keys that leave quarantine
 * @param events in the order of the change stream
 */
public record ChangeSet(
        Position position,
        Instant at,
        boolean replacesSeed,
        List<Upsert> upserts,
        List<Removal> removals,
        List<Quarantined> quarantined,
        Set<String> released,
        List<Event> events) {
    public ChangeSet {
        upserts = List.copyOf(upserts);
        removals = List.copyOf(removals);
        quarantined = List.copyOf(quarantined);
        released = Set.copyOf(released);
        events = List.copyOf(events);
    }

    /** Whether it changes nothing but, perhaps, the position. */
    public boolean isEmpty() {
        return !replacesSeed
                && upserts.isEmpty()
                && removals.isEmpty()
                && quarantined.isEmpty()
                && released.isEmpty()
                && events.isEmpty();
    }

    /** The same changes, outside the change stream. */
    public ChangeSet withoutEvents() {
        return new ChangeSet(position, at, replacesSeed, upserts, removals, quarantined, released, List.of());
    }

    /**
     * A record that is new, has new content, another key or other times.
     *
     * @param remarks what was odd about it
     */
    public record Upsert(
            String key,
            String digest,
            Advisory advisory,
            String descriptionHtml,
            Touch created,
            Touch modified,
            List<String> remarks) {
        public Upsert {
            remarks = List.copyOf(remarks);
        }
    }

    /** A record that is gone, and whose id no other has. */
    public record Removal(String key, String id, String crate) {}

    /**
     * A record that was rejected.
     *
     * @param servesOlder whether its last good version goes on serving
     * @param crates canonical names of the crates of crates.io that it may say something of; of these it is not known
     *     whether they are clean, unless an older version serves
     */
    public record Quarantined(
            String key, String digest, Rejection reason, String detail, boolean servesOlder, List<String> crates) {
        public Quarantined {
            crates = List.copyOf(crates);
        }
    }

    /** One entry of the change stream. */
    public record Event(Type type, String crate, String advisory) {}

    /** What happened to an advisory; a removed one counts as withdrawn, a reinstated one as added. */
    public enum Type {
        ADVISORY_ADDED,
        ADVISORY_CHANGED,
        ADVISORY_WITHDRAWN;

        /** As SQL and JSON write it: {@code advisory_added}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

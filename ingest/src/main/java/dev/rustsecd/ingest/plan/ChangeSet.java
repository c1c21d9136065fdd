package dev.rustsecd.ingest.plan;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.snapshot.AdvisoryRecord.Touch;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What one run changes of one source; applying it twice changes nothing more.
 *
 * @param replacesSeed whether every record of the source that is not in {@code upserts} goes (the seed's first fetch)
 * @param upserts by path; an id that has moved from another path or crate is one upsert and no removal
 * @param removals by path
 * @param quarantined files that could not be read; an older version of the record goes on serving where there is one
 * @param released paths that leave quarantine
 * @param events in the order of the change stream
 */
public record ChangeSet(
        String commit,
        Instant committedAt,
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

    /** Whether it changes nothing but, perhaps, the head commit. */
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
        return new ChangeSet(commit, committedAt, replacesSeed, upserts, removals, quarantined, released, List.of());
    }

    /**
     * A record that is new, has new content, another path, or was touched by a commit again.
     *
     * @param remarks what was odd about its file
     */
    public record Upsert(
            String path,
            String blob,
            Advisory advisory,
            String descriptionHtml,
            Touch created,
            Touch modified,
            List<String> remarks) {
        public Upsert {
            remarks = List.copyOf(remarks);
        }
    }

    /** A record whose file is gone, and whose id no other file has. */
    public record Removal(String path, String id, String crate) {}

    /**
     * A file that was refused.
     *
     * @param servesOlder whether its last good version goes on serving
     * @param crates canonical names of the crates of crates.io that it may say something of; of these it is not known
     *     whether they are clean, unless an older version serves
     */
    public record Quarantined(
            String path, String blob, Rejection reason, String detail, boolean servesOlder, List<String> crates) {
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

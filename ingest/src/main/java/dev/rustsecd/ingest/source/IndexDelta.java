package dev.rustsecd.ingest.source;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which files of an index are other than what was known. The files themselves are read a few at a time: an index has
 * gigabytes.
 *
 * @param position the head commit, or a digest of all files where there is none
 * @param committedAt the committer's time of the head; null where {@code position} is no commit
 * @param changed new files and those with other content, by name; a file without bytes counts as none
 * @param removed names of files that were known and are gone
 */
public record IndexDelta(Position position, @Nullable Instant committedAt, List<Entry> changed, Set<String> removed) {
    public IndexDelta {
        changed = List.copyOf(changed);
        removed = Set.copyOf(removed);
    }

    /** The head commit; null where the index has none. */
    public @Nullable Position commit() {
        return committedAt == null ? null : position;
    }

    /** A file by its name, and the id of its content. */
    public record Entry(String name, String content) {}
}

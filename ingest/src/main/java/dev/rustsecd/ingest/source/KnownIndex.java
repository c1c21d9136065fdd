package dev.rustsecd.ingest.source;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier run took from an index that is followed whole.
 *
 * @param commit the head that was taken; null where nothing was, or where the index has no commits
 * @param contents by name of the file: the id of the content taken; files that were gone are not here
 * @param again names of files that are to be sent again, though they may be the same
 */
public record KnownIndex(@Nullable Position commit, Map<String, String> contents, Set<String> again) {
    public static final KnownIndex NONE = new KnownIndex(null, Map.of(), Set.of());

    public KnownIndex {
        contents = Map.copyOf(contents);
        again = Set.copyOf(again);
    }

    /** Whether this content of the file need not be sent. */
    public boolean has(String name, String content) {
        return content.equals(contents.get(name)) && !again.contains(name);
    }
}

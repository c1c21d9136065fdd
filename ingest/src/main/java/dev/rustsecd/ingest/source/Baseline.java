package dev.rustsecd.ingest.source;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier run took from a source.
 *
 * @param commit the head that was taken, 40 hex digits; null where nothing was, or where the source must compare whole
 * @param blobs by path in the repository ({@code crates/time/RUSTSEC-2020-0071.md}): the id of the content taken;
 *     {@link #AGAIN} where it is to be sent again though it may be the same
 * @param recheck whether the files are to be compared even if the head is the known one
 */
public record Baseline(@Nullable String commit, Map<String, String> blobs, boolean recheck) {
    public static final Baseline NONE = new Baseline(null, Map.of(), false);

    /** In place of the id of a content: none that could be met. */
    public static final String AGAIN = "";

    public Baseline {
        blobs = Map.copyOf(blobs);
    }
}

package dev.rustsecd.ingest.source;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs took from a source.
 *
 * @param position the one of the last changes; null where there were none, or where the source must compare whole
 * @param digests by key: the digest of the content taken; {@link #AGAIN} where the record is to be sent again though it
 *     may be the same
 * @param recheck whether the records are to be compared even if the source is at the known position
 */
public record Taken(@Nullable Position position, Map<String, String> digests, boolean recheck) {
    public static final Taken NONE = new Taken(null, Map.of(), false);

    /** In place of a digest: none that could be met. */
    public static final String AGAIN = "";

    public Taken {
        digests = Map.copyOf(digests);
    }
}

package dev.rustsecd.ingest.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a registry's index has of one crate: a line of JSON for each version.
 *
 * @param name of the file: the crate's name in lower case
 * @param content id of the bytes: git's, or their SHA-256, in hex
 * @param bytes at most {@link #MAX_BYTES}; a larger file has none, and {@code size} tells
 */
@SuppressWarnings("ArrayRecordComponent") // read once by the parser
public record IndexFile(String name, String content, byte[] bytes, long size) {
    /** The largest file of crates.io in 2026 has 5 MB. */
    public static final int MAX_BYTES = 12 << 20;

    public IndexFile(String name, String content, byte[] bytes) {
        this(name, content, bytes, bytes.length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IndexFile that
                && name.equals(that.name)
                && content.equals(that.content)
                && size == that.size
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }
}

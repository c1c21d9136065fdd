package dev.rustsecd.lockfile.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dependency strings of one text by their bytes, each made once; slices are comparable, so hash floods stay cheap. */
final class SharedStrings {
    private final byte[] text;
    private final Map<Slice, DependencyString> strings = new HashMap<>(512);
    private final Slice probe;

    SharedStrings(byte[] text) {
        this.text = text;
        this.probe = new Slice(text);
    }

    /** @param hash of the bytes; equal bytes must come with equal hashes */
    DependencyString get(int from, int to, int hash) {
        probe.from = from;
        probe.to = to;
        probe.hash = hash;
        DependencyString known = strings.get(probe);
        if (known != null) {
            return known;
        }
        DependencyString made = new DependencyString(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
        strings.put(probe.copy(), made);
        return made;
    }

    private static final class Slice implements Comparable<Slice> {
        private final byte[] text;
        private int from;
        private int to;
        private int hash;

        Slice(byte[] text) {
            this.text = text;
        }

        Slice copy() {
            Slice copy = new Slice(text);
            copy.from = from;
            copy.to = to;
            copy.hash = hash;
            return copy;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Slice that && Arrays.equals(text, from, to, that.text, that.from, that.to);
        }

        @Override
        public int compareTo(Slice other) {
            return Arrays.compare(text, from, to, other.text, other.from, other.to);
        }
    }
}

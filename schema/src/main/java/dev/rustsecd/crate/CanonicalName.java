package dev.rustsecd.crate;

import org.jspecify.annotations.Nullable;

/**
 * A crate's name as crates.io compares names: in lower case, with hyphens for underscores. Any text of a lockfile has one,
 * be it a name that no registry would take.
 */
public record CanonicalName(String text) implements Comparable<CanonicalName> {
    /** Of a name in any spelling. */
    public static CanonicalName of(String name) {
        return new CanonicalName(CrateName.canonical(name));
    }

    /** Names mostly differ, and a text knows its hash: most are told apart without being read. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CanonicalName that && text.hashCode() == that.text.hashCode() && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public int compareTo(CanonicalName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}

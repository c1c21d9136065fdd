package dev.rustsecd.advisory;

import java.util.Locale;

/** The two folders of an advisory database. */
public enum Collection {
    /** Crates of crates.io. */
    CRATES,
    /** Parts of the toolchain; never matched with a lockfile. */
    RUST;

    /** The name of the folder: {@code crates}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.rustsecd.fix;

import java.util.Locale;

/** What a fix costs, the cheapest first. */
public enum FixClass {
    /** Every dependent admits the target: only the lockfile changes. */
    LOCK_UPDATE,
    /** Releases of dependents that admit the target must come in too, all compatible. */
    PARENT_UPDATE,
    /** A requirement of the workspace must change. */
    MANIFEST_CHANGE,
    /** A semver-incompatible release is needed. */
    MAJOR_UPGRADE,
    /** No safe version exists, or nothing admits one. */
    NO_FIX,
    /** The package must go: it is malicious, or all of it is affected and gone. */
    REMOVE;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Whether it leads to where the finding is not. */
    public boolean isWay() {
        return this != NO_FIX && this != REMOVE;
    }

    /** As JSON writes it: {@code lock-update}. */
    public String label() {
        return label;
    }
}

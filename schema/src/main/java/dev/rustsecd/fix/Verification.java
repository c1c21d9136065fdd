package dev.rustsecd.fix;

import java.util.Locale;

/** How much of a plan was checked. */
public enum Verification {
    /** Every step, and what the new releases require, against the registry. */
    FULL,
    /** A requirement is not known, or new packages would come in. */
    PARTIAL,
    /** Nothing but the ranges of the advisories. */
    RANGES;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** As JSON writes it: {@code ranges}. */
    public String label() {
        return label;
    }
}

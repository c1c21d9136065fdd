package dev.rustsecd.yank;

import java.util.Locale;

/** What the registry says of a version. */
public enum YankState {
    YANKED,
    NOT_YANKED,
    /** The registry is not loaded, or does not have the version. */
    UNKNOWN;

    /** As JSON writes it: {@code not_yanked}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

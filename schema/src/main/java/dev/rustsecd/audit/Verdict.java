package dev.rustsecd.audit;

import java.util.Locale;

/** The answer in one word. Missing, stale or failed data never reads as {@link #CLEAN}. */
public enum Verdict {
    /** Everything asked for was known, and nothing was found. */
    CLEAN,
    /** Something was found that the policy does not drop. */
    FINDINGS,
    /** Nothing was found, but not everything could be known. */
    UNKNOWN;

    /** As JSON and headers write it: {@code clean}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.rustsecd.advisory;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an advisory says of the versions that it affects. */
public enum AdvisoryKind {
    VULNERABILITY,
    UNSOUND,
    UNMAINTAINED,
    NOTICE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /**
     * The kind for the {@code informational} key: none is a vulnerability; a word that is not known is a notice, so that
     * a new word upstream is shown and not dropped.
     */
    public static AdvisoryKind of(@Nullable String informational) {
        if (informational == null) {
            return VULNERABILITY;
        }
        return switch (informational) {
            case "unsound" -> UNSOUND;
            case "unmaintained" -> UNMAINTAINED;
            default -> NOTICE;
        };
    }

    /** As JSON, SQL and metrics write it: {@code unsound}. */
    public String label() {
        return label;
    }
}

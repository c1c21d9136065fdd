package dev.rustsecd.yank;

import java.util.Locale;

/** What to do about a yank. */
public enum YankAction {
    /** Move to another version: there is a reason beside the yank, and a safe version that is old enough. */
    UPDATE,
    /** Stay, and do not let the yank move you. */
    HOLD,
    /** Nothing follows from the yank. */
    NONE;

    /** As JSON writes it: {@code hold}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

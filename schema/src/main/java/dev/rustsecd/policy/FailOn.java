package dev.rustsecd.policy;

import java.util.Locale;

/** What, when present, turns an answer's status into 422. */
public enum FailOn {
    VULNERABILITY,
    UNSOUND,
    UNMAINTAINED,
    NOTICE,
    YANKED,
    MALICIOUS,
    /** The verdict is unknown, or findings are incomplete. */
    UNKNOWN,
    /** Any of the others. */
    ANY;

    /** As the policy writes it: {@code vulnerability}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.rustsecd.service.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be said about an audit, as a query parameter or as a member of {@code policy}. */
public enum PolicyMember {
    FORMAT(false),
    IGNORE(true),
    FAIL_ON(true),
    SEVERITY(false),
    UNSCORED(false),
    TARGET_OS(true),
    TARGET_ARCH(true),
    RUST_VERSION(false),
    PLAN(false),
    TREE(false),
    COLOR(false),
    HELP(false),
    PATH(false),
    MAX_STALENESS(false),
    WAIT(false);

    private final boolean repeatable;

    PolicyMember(boolean repeatable) {
        this.repeatable = repeatable;
    }

    boolean isRepeatable() {
        return repeatable;
    }

    /** As clients write it: {@code fail_on}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<PolicyMember> of(String label) {
        return Arrays.stream(values())
                .filter(member -> member.label().equals(label))
                .findFirst();
    }
}

package dev.rustsecd.semver;

import java.util.OptionalLong;

/**
 * One comparator of a requirement: {@code >=1.2}, {@code ^0.3.1-rc.1}. Numbers are unsigned; a patch is never present
 * without a minor, a pre-release never without a patch.
 */
record Comparator(Operator operator, long major, OptionalLong minor, OptionalLong patch, String pre) {

    /** What a comparator asks; the symbol is how it is written. */
    enum Operator {
        EXACT("="),
        GREATER(">"),
        GREATER_EQUAL(">="),
        LESS("<"),
        LESS_EQUAL("<="),
        TILDE("~"),
        CARET("^"),
        WILDCARD("");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }
    }

    /** The smallest version that the written numbers name: what is absent is zero. */
    Version lowest() {
        return Version.of(major, minor.orElse(0), patch.orElse(0), pre);
    }

    // Source: semver crate 1.0.28, documented meaning of each operator.
    boolean matches(Version version) {
        return switch (operator) {
            case EXACT, WILDCARD -> isEqual(version);
            case GREATER -> isGreater(version);
            case GREATER_EQUAL -> isEqual(version) || isGreater(version);
            case LESS -> isLess(version);
            case LESS_EQUAL -> isEqual(version) || isLess(version);
            case TILDE -> isTilde(version);
            case CARET -> isCaret(version);
        };
    }

    /** Whether a pre-release version of this triple may match at all. */
    boolean admitsPreReleaseOf(Version version) {
        return !pre.isEmpty() && major == version.major() && is(minor, version.minor()) && is(patch, version.patch());
    }

    private boolean isEqual(Version version) {
        return major == version.major()
                && absentOrIs(minor, version.minor())
                && absentOrIs(patch, version.patch())
                && pre.equals(version.pre());
    }

    private boolean isGreater(Version version) {
        return isComplete(version) ? comparePresent(version) > 0 : comparePresentNumbers(version) > 0;
    }

    private boolean isLess(Version version) {
        return isComplete(version) ? comparePresent(version) < 0 : comparePresentNumbers(version) < 0;
    }

    private boolean isComplete(Version version) {
        return minor.isPresent() && patch.isPresent() && comparePresentNumbers(version) == 0;
    }

    private int comparePresent(Version version) {
        int order = comparePresentNumbers(version);
        return order != 0 ? order : Identifiers.comparePre(version.pre(), pre);
    }

    private int comparePresentNumbers(Version version) {
        int order = Long.compareUnsigned(version.major(), major);
        if (order == 0 && minor.isPresent()) {
            order = Long.compareUnsigned(version.minor(), minor.getAsLong());
        }
        if (order == 0 && patch.isPresent()) {
            order = Long.compareUnsigned(version.patch(), patch.getAsLong());
        }
        return order;
    }

    private boolean isTilde(Version version) {
        if (major != version.major() || !absentOrIs(minor, version.minor())) {
            return false;
        }
        return patch.isEmpty() || comparePresent(version) >= 0;
    }

    private boolean isCaret(Version version) {
        if (major != version.major()) {
            return false;
        }
        if (minor.isEmpty()) {
            return true;
        }
        if (patch.isEmpty()) {
            return major != 0
                    ? Long.compareUnsigned(version.minor(), minor.getAsLong()) >= 0
                    : minor.getAsLong() == version.minor();
        }
        return lowest().isCompatibleWith(version) && comparePresent(version) >= 0;
    }

    private static boolean is(OptionalLong part, long value) {
        return part.isPresent() && part.getAsLong() == value;
    }

    private static boolean absentOrIs(OptionalLong part, long value) {
        return part.isEmpty() || part.getAsLong() == value;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(operator.symbol).append(Long.toUnsignedString(major));
        boolean wildcard = operator == Operator.WILDCARD;
        if (minor.isPresent()) {
            text.append('.').append(Long.toUnsignedString(minor.getAsLong()));
            if (patch.isPresent()) {
                text.append('.').append(Long.toUnsignedString(patch.getAsLong()));
                text.append(pre.isEmpty() ? "" : '-' + pre);
            } else if (wildcard) {
                text.append(".*");
            }
        } else if (wildcard) {
            text.append(".*");
        }
        return text.toString();
    }
}

package dev.rustsecd.words.rejection;

/**
 * Why a version, a version requirement, a range or a CVSS vector is rejected. They are the messages of the crates {@code
 * semver}, {@code rustsec} and {@code cvss}, word by word, so that they can be searched for. Some name a part of a version, and
 * stand within others: {@code unexpected character 'x' while parsing patch version number}.
 */
public final class VersionSentences {
    public static final String EMPTY = "empty string, expected a semver version";
    public static final String RANGE_ENDS =
            "Invalid range: start must be <= end; if equal, both bounds must be inclusive";
    public static final String ALONE =
            "Selectors that define both the upper and lower bound (e.g. '^1.0') must be alone in their range";
    public static final String NO_SUCCESSOR = "Invalid range: a version number of u64::MAX has no successor";
    public static final String TOO_MANY = "excessive number of version comparators";
    public static final String AFTER_WILDCARD = "unexpected character after wildcard in version req";
    public static final String MAJOR = "major version number";
    public static final String MINOR = "minor version number";
    public static final String PATCH = "patch version number";
    public static final String PRE = "pre-release identifier";
    public static final String BUILD = "build metadata";

    private VersionSentences() {}

    public static String leadingZero(String part) {
        return "invalid leading zero in " + part;
    }

    public static String tooLarge(String part) {
        return "value of " + part + " exceeds u64::MAX";
    }

    public static String unexpected(String character, String part) {
        return "unexpected character " + character + " while parsing " + part;
    }

    public static String unexpectedAfter(String character, String part) {
        return "unexpected character " + character + " after " + part;
    }

    public static String unexpectedEnd(String part) {
        return "unexpected end of input while parsing " + part;
    }

    public static String emptySegment(String part) {
        return "empty identifier segment in " + part;
    }

    public static String expectedComma(String after, String found) {
        return "expected comma after " + after + ", found " + found;
    }

    public static String wildcardAlone(String wildcard) {
        return "wildcard req (" + wildcard + ") must be the only comparator in the version req";
    }

    public static String tooManyComparators(String requirement) {
        return "Too many comparators in version specification: " + requirement;
    }

    public static String overlap(String one, String other) {
        return "Overlapping version ranges: " + one + " and " + other;
    }

    public static String unsupportedOperator(String requirement) {
        return "Unsupported operator in version specification: '" + requirement + "'";
    }

    public static String lowerBounds(String requirement) {
        return "More than one lower bound in the same range: " + requirement;
    }

    public static String upperBounds(String requirement) {
        return "More than one upper bound in the same range: " + requirement;
    }

    public static String cvssPrefix(String prefix) {
        return "invalid CVSS string prefix: `" + prefix + "`";
    }

    public static String cvssDuplicate(String metric) {
        return "duplicate " + metric + " metric";
    }

    public static String cvssMissing(String metric) {
        return "missing mandatory " + metric + " metric";
    }

    public static String cvssComponent(String component) {
        return "invalid CVSS metric group component: `" + component + "`";
    }

    public static String cvssVersion(String version) {
        return "unsupported CVSS version: " + version;
    }

    public static String cvssName(String name) {
        return "unknown CVSS metric name: `" + name + "`";
    }

    public static String cvssValue(String metric, String value) {
        return "invalid " + metric + " metric: `" + value + "`";
    }
}

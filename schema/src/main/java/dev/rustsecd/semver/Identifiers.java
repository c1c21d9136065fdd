package dev.rustsecd.semver;

/**
 * The order of dot-separated identifiers. Numbers of any length compare by value and come before words; words compare
 * by ASCII; the shorter list comes first when equal so far. Numbers of equal value in build metadata compare by length,
 * as {@code 01} and {@code 1} differ.
 *
 * <p>Source: SemVer 2.0.0, rule 11; semver crate for build metadata.
 */
final class Identifiers {
    private Identifiers() {}

    /** Pre-releases: none at all comes after any. */
    static int comparePre(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Boolean.compare(a.isEmpty(), b.isEmpty());
        }
        return compare(a, b);
    }

    /** Build metadata: none at all comes before any. */
    static int compareBuild(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Boolean.compare(b.isEmpty(), a.isEmpty());
        }
        return compare(a, b);
    }

    private static int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int endA = end(a, i);
            int endB = end(b, j);
            int order = compareOne(a.substring(i, endA), b.substring(j, endB));
            if (order != 0) {
                return order;
            }
            i = endA + 1;
            j = endB + 1;
        }
        return Boolean.compare(i < a.length(), j < b.length());
    }

    private static int end(String identifiers, int from) {
        int dot = identifiers.indexOf('.', from);
        return dot < 0 ? identifiers.length() : dot;
    }

    private static int compareOne(String a, String b) {
        boolean numericA = isNumeric(a);
        boolean numericB = isNumeric(b);
        if (numericA != numericB) {
            return numericA ? -1 : 1;
        }
        if (!numericA) {
            return a.compareTo(b);
        }
        String valueA = withoutLeadingZeros(a);
        String valueB = withoutLeadingZeros(b);
        int order = Integer.compare(valueA.length(), valueB.length());
        order = order != 0 ? order : valueA.compareTo(valueB);
        return order != 0 ? order : Integer.compare(a.length(), b.length());
    }

    private static boolean isNumeric(String identifier) {
        return identifier.chars().allMatch(c -> VersionSyntax.isDigit((char) c));
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }
}

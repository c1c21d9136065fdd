package dev.rustsecd.service.osv;

import java.util.Arrays;

/**
 * A version as OSV compares them: any text is one. {@code v1.2} is {@code 1.2.0}, {@code 1.0beta} is {@code 1.0.0-beta},
 * and {@code 1.2.3.4} is below {@code 1.2.3}. Numbers may have any length; comparing takes no more than linear time.
 *
 * <p>Source: osv-scalibr, {@code semantic/version-semver.go} and {@code version-semver-like.go}.
 */
final class LenientVersion implements Comparable<LenientVersion> {
    private static final int NUMBERS = 3;

    /** Major, minor and patch without leading zeros; empty for zero. */
    private final String[] numbers;

    /** Empty for a release. */
    private final String pre;

    private LenientVersion(String[] numbers, String pre) {
        this.numbers = numbers;
        this.pre = pre;
    }

    static LenientVersion of(String text) {
        String[] numbers = new String[NUMBERS];
        Arrays.fill(numbers, "");
        StringBuilder more = new StringBuilder();
        int count = 0;
        int at = text.startsWith("v") ? 1 : 0;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            int end = endOfDigits(text, at);
            if (end == at) {
                at++;
                continue;
            }
            String number = withoutLeadingZeros(text.substring(at, end));
            if (count < NUMBERS) {
                numbers[count] = number;
            } else {
                more.append('.').append(number.isEmpty() ? "0" : number);
            }
            count++;
            at = end;
        }
        return new LenientVersion(numbers, pre(text.substring(at) + more));
    }

    private static String pre(String rest) {
        int plus = rest.indexOf('+');
        String pre = plus < 0 ? rest : rest.substring(0, plus);
        return pre.startsWith("-") ? pre.substring(1) : pre;
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    @Override
    public int compareTo(LenientVersion other) {
        for (int i = 0; i < NUMBERS; i++) {
            int order = compareNumbers(numbers[i], other.numbers[i]);
            if (order != 0) {
                return order;
            }
        }
        if (pre.isEmpty() || other.pre.isEmpty()) {
            return Boolean.compare(pre.isEmpty(), other.pre.isEmpty());
        }
        return comparePre(pre, other.pre);
    }

    // By identifiers, without taking the texts apart: they may be as long as a request.
    private static int comparePre(String left, String right) {
        int i = 0;
        int j = 0;
        while (i <= left.length() && j <= right.length()) {
            int leftEnd = endOfIdentifier(left, i);
            int rightEnd = endOfIdentifier(right, j);
            int order = compareIdentifiers(left.substring(i, leftEnd), right.substring(j, rightEnd));
            if (order != 0) {
                return order;
            }
            i = leftEnd + 1;
            j = rightEnd + 1;
        }
        return Boolean.compare(i <= left.length(), j <= right.length());
    }

    private static int endOfIdentifier(String pre, int from) {
        int dot = pre.indexOf('.', from);
        return dot < 0 ? pre.length() : dot;
    }

    private static int compareIdentifiers(String left, String right) {
        boolean leftNumeric = isNumeric(left);
        boolean rightNumeric = isNumeric(right);
        if (leftNumeric && rightNumeric) {
            return compareNumbers(withoutLeadingZeros(left), withoutLeadingZeros(right));
        }
        return leftNumeric == rightNumeric ? left.compareTo(right) : Boolean.compare(rightNumeric, leftNumeric);
    }

    private static boolean isNumeric(String identifier) {
        return !identifier.isEmpty() && endOfDigits(identifier, 0) == identifier.length();
    }

    private static int compareNumbers(String left, String right) {
        int order = Integer.compare(left.length(), right.length());
        return order != 0 ? order : left.compareTo(right);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LenientVersion that && compareTo(that) == 0;
    }

    /** Coarser than equality: {@code 1.0.0-01} equals {@code 1.0.0-1}. */
    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }
}

package dev.rustsecd.semver;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.VersionSentences;

/**
 * A cursor over version text, with the error messages of the semver crate. Numbers are unsigned 64-bit.
 *
 * <p>Source: semver crate 1.0.28, its grammar and its documented errors.
 */
final class VersionSyntax {
    /** The part that is being read; its text is what the messages name. */
    enum Part {
        MAJOR(VersionSentences.MAJOR),
        MINOR(VersionSentences.MINOR),
        PATCH(VersionSentences.PATCH),
        PRE(VersionSentences.PRE),
        BUILD(VersionSentences.BUILD);

        private final String text;

        Part(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Above this, another digit may overflow 64 bits. Source: 2^64 - 1 = 18446744073709551615. */
    private static final long LARGEST_TENTH = Long.divideUnsigned(-1L, 10);

    private static final long LARGEST_LAST_DIGIT = Long.remainderUnsigned(-1L, 10);

    /** Digits of a number that fits an {@code int}, whatever they are. */
    private static final int MAX_SHORT = 9;

    final String text;
    final Rejection rejection;
    int at;

    VersionSyntax(String text, Rejection rejection) {
        this.text = text;
        this.rejection = rejection;
    }

    boolean atEnd() {
        return at == text.length();
    }

    /** The character under the cursor, or NUL at the end; NUL is no part of any version. */
    char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    boolean take(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    void skipSpaces() {
        while (take(' ')) {
            // Source: semver crate; only U+0020 is white space in a requirement.
        }
    }

    /** The number between two places of a text where it is short, as nearly all are, and well-formed; else negative. */
    static int shortNumber(String text, int from, int to) {
        int length = to - from;
        if (length < 1 || length > MAX_SHORT || (length > 1 && text.charAt(from) == '0')) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** An unsigned number without leading zeros. */
    long number(Part part) {
        int start = at;
        long value = 0;
        while (isDigit(peek())) {
            if (value == 0 && at > start) {
                throw reject(VersionSentences.leadingZero(part.toString()));
            }
            int digit = text.charAt(at) - '0';
            int toLimit = Long.compareUnsigned(value, LARGEST_TENTH);
            if (toLimit > 0 || (toLimit == 0 && digit > LARGEST_LAST_DIGIT)) {
                throw reject(VersionSentences.tooLarge(part.toString()));
            }
            value = value * 10 + digit;
            at++;
        }
        if (at == start) {
            throw atEnd() ? endWhileParsing(part) : reject(VersionSentences.unexpected(quoted(), part.toString()));
        }
        return value;
    }

    void dot(Part before) {
        if (!take('.')) {
            throw atEnd() ? endWhileParsing(before) : unexpectedAfter(before);
        }
    }

    /** Dot-separated identifiers, at least one. */
    String identifiers(Part part) {
        int start = at;
        do {
            identifier(part);
        } while (take('.'));
        return text.substring(start, at);
    }

    private void identifier(Part part) {
        int start = at;
        boolean numeric = true;
        while (isIdentifierCharacter(peek())) {
            numeric &= isDigit(peek());
            at++;
        }
        if (at == start) {
            throw reject(VersionSentences.emptySegment(part.toString()));
        }
        if (part == Part.PRE && numeric && at - start > 1 && text.charAt(start) == '0') {
            throw reject(VersionSentences.leadingZero(part.toString()));
        }
    }

    RejectedInput unexpectedAfter(Part part) {
        return reject(VersionSentences.unexpectedAfter(quoted(), part.toString()));
    }

    RejectedInput endWhileParsing(Part part) {
        return reject(VersionSentences.unexpectedEnd(part.toString()));
    }

    RejectedInput reject(String message) {
        return new RejectedInput(rejection, message);
    }

    /** The character under the cursor as a Rust character literal. */
    String quoted() {
        int c = text.codePointAt(at);
        return switch (c) {
            case '\0' -> "'\\0'";
            case '\n' -> "'\\n'";
            case '\r' -> "'\\r'";
            case '\t' -> "'\\t'";
            case '\'' -> "'\\''";
            case '\\' -> "'\\\\'";
            default -> isPrintable(c) ? "'" + Character.toString(c) + "'" : "'\\u{" + Integer.toHexString(c) + "}'";
        };
    }

    // Source: Rust, char::escape_debug: no control, format or unassigned characters, no spaces but U+0020, no
    // characters that combine with the quote before them.
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isIdentifierCharacter(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    }
}

package dev.rustsecd.crate;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.LockfileSentences;
import java.util.Locale;
import java.util.Optional;

/** The SHA-256 of a {@code .crate} file: 64 lower-case hex digits. */
public record Checksum(String hex) {
    /** Hex digits of a checksum. */
    public static final int LENGTH = 64;

    private static final byte PLAIN = 1;
    private static final byte UPPER_CASE = 2;

    /** By ASCII character; a table, because branches on random digits cost ten times as much. */
    private static final byte[] HEX_DIGITS = hexDigits();

    public Checksum {
        hex = normalized(hex)
                .orElseThrow(() -> new RejectedInput(Rejection.LOCKFILE_INVALID, LockfileSentences.CHECKSUM_DIGITS));
    }

    /** The text in lower case where it is 64 hex digits of either case. */
    public static Optional<String> normalized(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        int seen = 0;
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            int digit = c < HEX_DIGITS.length ? HEX_DIGITS[c] : 0;
            if (digit == 0) {
                return Optional.empty();
            }
            seen |= digit;
        }
        return Optional.of(seen == PLAIN ? text : text.toLowerCase(Locale.ROOT));
    }

    /** Whether the text is 64 hex digits, of either case. */
    public static boolean isChecksum(String text) {
        return normalized(text).isPresent();
    }

    private static byte[] hexDigits() {
        byte[] digits = new byte[128];
        for (char c = '0'; c <= '9'; c++) {
            digits[c] = PLAIN;
        }
        for (char c = 'a'; c <= 'f'; c++) {
            digits[c] = PLAIN;
            digits[Character.toUpperCase(c)] = UPPER_CASE;
        }
        return digits;
    }

    @Override
    public String toString() {
        return hex;
    }
}

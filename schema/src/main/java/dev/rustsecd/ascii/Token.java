package dev.rustsecd.ascii;

import java.nio.charset.StandardCharsets;

/**
 * Up to 16 bytes that a scanner looks for, compared in two steps: the first eight and the last eight, which may overlap.
 *
 * @param mask what counts of eight bytes, where the token has fewer
 * @param tailAt where the last eight begin
 */
public record Token(long head, long tail, long mask, int tailAt, int length) {
    public static Token of(String ascii) {
        byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length == 0 || bytes.length > 2 * Octets.SIZE) {
            throw new IllegalArgumentException("a token has 1 to 16 bytes");
        }
        int tailAt = Math.max(0, bytes.length - Octets.SIZE);
        int unused = Math.max(0, Octets.SIZE - bytes.length);
        long mask = -1L >>> (unused * Byte.SIZE);
        return new Token(Octets.at(bytes, 0), Octets.at(bytes, tailAt), mask, tailAt, bytes.length);
    }

    public boolean isAt(byte[] text, int index) {
        return (Octets.at(text, index) & mask) == head && (Octets.at(text, index + tailAt) & mask) == tail;
    }
}

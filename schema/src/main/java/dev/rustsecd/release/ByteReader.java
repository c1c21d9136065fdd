package dev.rustsecd.release;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link ByteWriter} wrote; of other bytes it makes an {@link IndexOutOfBoundsException}. */
final class ByteReader {
    private final byte[] bytes;
    private int at;

    ByteReader(byte[] bytes) {
        this(bytes, 0);
    }

    ByteReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    int position() {
        return at;
    }

    int flags() {
        return bytes[at++];
    }

    long number() {
        long value = 0;
        int shift = 0;
        byte next = bytes[at++];
        while (next < 0) {
            value |= (long) (next & 0x7f) << shift;
            shift += 7;
            next = bytes[at++];
        }
        return value | (long) next << shift;
    }

    int count() {
        return Math.toIntExact(number());
    }

    String text() {
        int length = count();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** Passes a text, and tells whether it was this one. */
    boolean isText(byte[] wanted) {
        int length = count();
        int from = at;
        at += length;
        return length == wanted.length && Arrays.equals(bytes, from, at, wanted, 0, length);
    }

    /** Passes a text, and tells whether it was this one, a plus sign and more: the version with its build metadata. */
    boolean isTextWithBuild(byte[] wanted) {
        int length = count();
        int from = at;
        at += length;
        return length > wanted.length
                && bytes[from + wanted.length] == '+'
                && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
    }

    byte[] block() {
        int length = count();
        byte[] block = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return block;
    }

    void skipBlock() {
        int length = count();
        at += length;
    }
}

package dev.rustsecd.release;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the numbers and strings of a packed form. */
final class ByteWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void flags(int flags) {
        bytes.write(flags);
    }

    /** Not negative; seven bits a byte, the lowest first. */
    void number(long value) {
        long rest = value;
        while (rest > 0x7f) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    void text(String text) {
        block(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The length, then the bytes. */
    void block(byte[] block) {
        number(block.length);
        bytes.writeBytes(block);
    }

    /** Without their length. */
    void raw(byte[] more) {
        bytes.writeBytes(more);
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}

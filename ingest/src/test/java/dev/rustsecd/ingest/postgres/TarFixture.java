package dev.rustsecd.ingest.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** A tar archive for tests, in GNU form. */
final class TarFixture {
    private static final int BLOCK = 512;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void file(String name, String content) {
        byte[] text = content.getBytes(US_ASCII);
        header(name, '0', Integer.toOctalString(text.length), "");
        bytes.writeBytes(Arrays.copyOf(text, (text.length + BLOCK - 1) / BLOCK * BLOCK));
    }

    void link(String name, String target) {
        header(name, '2', "0", target);
    }

    /** Any entry's header; its size in octal digits. */
    void header(String name, char type, String size, String target) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000755");
        put(header, 124, size);
        header[156] = (byte) type;
        put(header, 157, target);
        put(header, 257, "ustar  ");
        bytes.writeBytes(header);
    }

    /** All so far, as if it were cut there. */
    byte[] soFar() {
        return bytes.toByteArray();
    }

    /** All with the end that an archive has. */
    byte[] end() {
        bytes.writeBytes(new byte[2 * BLOCK]);
        return soFar();
    }

    private static void put(byte[] header, int at, String text) {
        byte[] value = text.getBytes(US_ASCII);
        System.arraycopy(value, 0, header, at, value.length);
    }
}

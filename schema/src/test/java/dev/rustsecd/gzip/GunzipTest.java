package dev.rustsecd.gzip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GunzipTest {
    private static final byte[] TEXT = "version = 4\n".repeat(10_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @Test
    void membersAreJoined() throws IOException {
        byte[] both = concat(gzip(TEXT), gzip(new byte[0]), gzip(TEXT));
        assertArrayEquals(concat(TEXT, TEXT), Gunzip.read(both, 2 * TEXT.length));
        assertThrows(Gunzip.TooLarge.class, () -> Gunzip.read(both, 2 * TEXT.length - 1));
    }

    /** As many as a body has room for; the JDK's stream overflows the stack at 12,000. */
    @Test
    void emptyMembersAreManyAndNothing() throws IOException {
        byte[] one = gzip(new byte[0]);
        byte[] many = new byte[400_000 * one.length];
        for (int at = 0; at < many.length; at += one.length) {
            System.arraycopy(one, 0, many, at, one.length);
        }
        byte[] read = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Gunzip.read(many, 100));
        assertEquals(0, read.length);
    }

    /** The flags of a header: a sum of it, an extra field, a name, a comment. */
    @ParameterizedTest
    @CsvSource({"4, 02006162", "8, 6e00", "16, 6300", "28, 0100616e006300", "8, 00"})
    void optionalFieldsAreSkipped(int flags, String fields) throws IOException {
        byte[] plain = gzip(TEXT);
        byte[] extra = java.util.HexFormat.of().parseHex(fields);
        byte[] head = Arrays.copyOf(plain, 10);
        head[3] = (byte) flags;
        byte[] whole = concat(head, extra, Arrays.copyOfRange(plain, 10, plain.length));
        assertArrayEquals(TEXT, Gunzip.read(whole, TEXT.length));
    }

    @Test
    void everyCutAndEveryDamageIsSaid() throws IOException {
        byte[] whole = gzip("a".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(ZipException.class, () -> Gunzip.read(cut, 100), "of " + length);
        }
        for (int at : new int[] {0, 1, 2, 10, whole.length - 8, whole.length - 1}) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            assertThrows(ZipException.class, () -> Gunzip.read(damaged, 100), "at " + at);
        }
        byte[] behind = concat(whole, new byte[1]);
        assertThrows(Gunzip.Trailing.class, () -> Gunzip.read(behind, 100));
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}

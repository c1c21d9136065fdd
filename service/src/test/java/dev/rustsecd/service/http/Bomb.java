package dev.rustsecd.service.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** A small body that would fill two gigabytes. */
final class Bomb {
    private static final int MEGABYTES = 2_048;

    private Bomb() {}

    static byte[] ofTwoGigabytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] zeros = new byte[1_024 * 1_024];
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            for (int i = 0; i < MEGABYTES; i++) {
                gzip.write(zeros);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }
}

package dev.rustsecd.service.exchange;

import dev.rustsecd.crate.Sha256;
import dev.rustsecd.service.request.Negotiation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body as it goes over the wire.
 *
 * @param tag its strong entity tag: a digest of the body, the same wherever the same facts are served, with a mark for
 *     the coding
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
record Entity(byte[] bytes, String tag, boolean gzip) {
    /** Smaller bodies fit into one packet anyway. */
    private static final int MIN_GZIP_BYTES = 1_024;

    private static final int DIGEST_BYTES = 16;

    static Entity of(byte[] body, @Nullable String acceptEncoding) {
        boolean gzip = body.length > MIN_GZIP_BYTES && takesGzip(acceptEncoding);
        String digest = digest(body);
        return gzip
                ? new Entity(compress(body), '"' + digest + "-gzip\"", true)
                : new Entity(body, '"' + digest + '"', false);
    }

    /** Whether an {@code If-None-Match} names this entity. */
    boolean matches(@Nullable String ifNoneMatch) {
        if (ifNoneMatch == null || ifNoneMatch.equals(tag)) {
            return ifNoneMatch != null;
        }
        for (String candidate : ifNoneMatch.split(",")) {
            String stripped = candidate.strip();
            if (stripped.equals("*") || tag.equals(stripped.startsWith("W/") ? stripped.substring(2) : stripped)) {
                return true;
            }
        }
        return false;
    }

    static boolean takesGzip(@Nullable String acceptEncoding) {
        return acceptEncoding != null && Negotiation.of(acceptEncoding).quality("gzip") > 0;
    }

    private static String digest(byte[] body) {
        return Sha256.hex(body).substring(0, 2 * DIGEST_BYTES);
    }

    private static byte[] compress(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return out.toByteArray();
    }
}

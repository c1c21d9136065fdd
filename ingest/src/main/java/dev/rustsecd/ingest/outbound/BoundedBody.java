package dev.rustsecd.ingest.outbound;

import dev.rustsecd.gzip.Gunzip;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The body of an answer, up to a size: as it came, and decoded. */
public final class BoundedBody {
    private BoundedBody() {}

    /** There are more bytes than are read. */
    public static final class TooLarge extends IOException {
        TooLarge() {
            super("too large");
        }
    }

    /** The bytes as they came; fails with {@link TooLarge}, and then ends the transfer. */
    public static Future<Buffer> gather(HttpClientResponse response, int maxBytes) {
        Promise<Buffer> whole = Promise.promise();
        Buffer gathered = Buffer.buffer();
        response.exceptionHandler(whole::tryFail);
        response.handler(part -> {
            if (whole.future().isComplete()) {
                return;
            }
            if (gathered.length() + part.length() > maxBytes) {
                whole.tryFail(new TooLarge());
                response.request().reset();
            } else {
                gathered.appendBuffer(part);
            }
        });
        response.endHandler(end -> whole.tryComplete(gathered));
        return whole.future();
    }

    /**
     * Undoes the content coding. Blocks no longer than it takes to make so many bytes.
     *
     * @throws TooLarge where there are more
     * @throws IOException where it cannot be undone
     */
    public static byte[] decode(Buffer body, @Nullable String coding, int maxBytes) throws IOException {
        byte[] bytes = body.getBytes();
        if (coding == null || coding.equalsIgnoreCase("identity")) {
            return bytes;
        }
        String name = coding.toLowerCase(Locale.ROOT);
        if (!name.equals("gzip") && !name.equals("x-gzip")) {
            throw new IOException("an unknown content coding");
        }
        try {
            return Gunzip.read(bytes, maxBytes);
        } catch (Gunzip.TooLarge more) {
            throw new TooLarge();
        }
    }
}

package dev.rustsecd.service.exchange;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Undoes gzip, and stops where the result would be too large: two megabytes can hold two gigabytes of zeros. */
final class Inflater {
    private final int maxBytes;

    Inflater(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Takes its time: for a worker thread.
     *
     * @throws RejectedInput for damaged data
     */
    byte[] inflate(byte[] compressed) {
        byte[] bytes = read(compressed);
        if (bytes.length > maxBytes) {
            throw Limits.bodyTooLarge(maxBytes);
        }
        return bytes;
    }

    private byte[] read(byte[] compressed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return in.readNBytes(maxBytes + 1);
        } catch (IOException damaged) {
            throw new RejectedInput(Rejection.BODY_ENCODING, "the body is no whole gzip");
        }
    }
}

package dev.rustsecd.service.render;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Memory that documents are written into, kept by its thread from one to the next: a document is then copied once and
 * needs no guess of its size. One that grew large is not kept.
 */
final class ReusedBuffer extends ByteArrayOutputStream {
    private static final int FIRST_BYTES = 64 * 1_024;
    private static final int MAX_KEPT_BYTES = 512 * 1_024;

    /** Null while it is in use: what is written in the middle of another document gets its own. */
    private static final ThreadLocal<@Nullable ReusedBuffer> KEPT = new ThreadLocal<>();

    private ReusedBuffer() {
        super(FIRST_BYTES);
    }

    static ReusedBuffer take() {
        ReusedBuffer kept = KEPT.get();
        KEPT.set(null);
        return kept == null ? new ReusedBuffer() : kept;
    }

    /** Gives it back, emptied. */
    void giveBack() {
        if (buf.length <= MAX_KEPT_BYTES) {
            reset();
            KEPT.set(this);
        }
    }
}

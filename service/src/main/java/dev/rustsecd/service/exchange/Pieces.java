package dev.rustsecd.service.exchange;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/**
 * A large body on its way out: a few pieces at a time, so that what a client does not read is in memory once, and the next
 * when one has gone out. A client that takes none for a while loses its connection. Lives on one event loop.
 */
final class Pieces {
    private static final int BYTES = 32 * 1_024;

    /** Handed over and not gone out yet. */
    private static final int UNDER_WAY = 4;

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final byte[] body;
    private final long readNanos;
    private final Promise<Void> written = Promise.promise();
    private int at;
    private int underWay;
    private long lastNanos = System.nanoTime();
    private long timer = -1;

    /**
     * @param read how long the client may take for a piece
     */
    Pieces(Vertx vertx, HttpServerResponse response, byte[] body, Duration read) {
        this.vertx = vertx;
        this.response = response;
        this.body = body;
        this.readNanos = read.toNanos();
    }

    /** The client has read nothing for too long. */
    static final class NotRead extends Exception {
        NotRead() {
            super("the client does not read", null, false, false);
        }
    }

    /** Done when the last piece has gone out; fails when the client is gone, or does not read. */
    Future<Void> write() {
        response.exceptionHandler(written::tryFail);
        response.closeHandler(gone -> written.tryFail("the client closed the connection"));
        writeOn();
        if (!written.future().isComplete()) {
            watch(readNanos);
        }
        return written.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private void writeOn() {
        while (at < body.length && underWay < UNDER_WAY && !written.future().isComplete()) {
            int length = Math.min(BYTES, body.length - at);
            Buffer piece = Buffer.buffer(length).appendBytes(body, at, length);
            at += length;
            underWay++;
            response.write(piece).onComplete(out -> written(), written::tryFail);
        }
    }

    private void written() {
        underWay--;
        lastNanos = System.nanoTime();
        if (at < body.length) {
            writeOn();
        } else if (underWay == 0) {
            written.tryComplete();
        }
    }

    private void watch(long nanos) {
        timer = vertx.setTimer(Math.max(1, nanos / 1_000_000), due -> {
            long left = lastNanos + readNanos - System.nanoTime();
            if (left > 0) {
                watch(left);
            } else if (written.tryFail(new NotRead())) {
                response.reset();
            }
        });
    }
}

package dev.rustsecd.service.exchange;

import dev.rustsecd.service.admission.Place;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/**
 * A large body on its way out: a few pieces at a time, so that what a client does not read is in memory once, and the next
 * when one has gone out. A client that takes none for a while loses its connection; much sooner where others wait for the
 * memory that it holds. Lives on one event loop.
 */
final class Pieces {
    private static final int BYTES = 32 * 1_024;

    /** Handed over and not gone out yet. */
    private static final int UNDER_WAY = 4;

    /** How often a client is looked at within its time. */
    private static final int LOOKS = 30;

    private final Vertx vertx;
    private final Place place;
    private final HttpServerResponse response;
    private final byte[] body;
    private final long readNanos;
    private final Promise<Void> written = Promise.promise();
    private int at;
    private int underWay;
    private long lastNanos = System.nanoTime();
    private long timer = -1;

    /**
     * @param read how long the client may take for a piece; a fifteenth of it, where its answer is in the way of others
     */
    Pieces(Vertx vertx, Call call, byte[] body, Duration read) {
        this.vertx = vertx;
        this.response = call.request().response();
        this.place = call.place();
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
            timer = vertx.setPeriodic(Math.max(1, readNanos / LOOKS / 1_000_000), look -> look());
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

    private void look() {
        long still = System.nanoTime() - lastNanos;
        boolean isOver = still >= readNanos || (still >= 2 * readNanos / LOOKS && place.isInTheWay());
        if (isOver && written.tryFail(new NotRead())) {
            response.reset();
        }
    }
}

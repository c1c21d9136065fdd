package dev.rustsecd.service.changes;

import dev.rustsecd.service.store.ChangeEvent;
import dev.rustsecd.service.store.ChangePosition;
import dev.rustsecd.service.store.ChangeReader;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/**
 * One answer with events, a page in memory at a time: the next is read when the client has taken the one before. Lines end
 * at the revision that was served when they were asked for. Server-Sent Events go on: they wait for newer facts, and while
 * they wait a comment now and then keeps the connection. Lives on one event loop.
 */
final class ChangeStream implements ChangeFeed.Follower {
    /** Shorter than what proxies and the listener itself take for a dead connection. */
    private static final long HEARTBEAT_MILLIS = 15_000;

    private static final int RECONNECT_MILLIS = 5_000;

    private final ChangeReader reader;
    private final ChangeFeed feed;
    private final HttpServerResponse response;
    private final Context context = Vertx.currentContext();
    private final Promise<Void> written = Promise.promise();

    private ChangesQuestion question;
    private long last;
    private boolean busy;

    /**
     * @param question what is still to be told
     * @param last the last revision that is looked at before the stream waits or ends
     */
    ChangeStream(
            ChangeReader reader, ChangeFeed feed, HttpServerResponse response, ChangesQuestion question, long last) {
        this.reader = reader;
        this.feed = feed;
        this.response = response;
        this.question = question;
        this.last = last;
    }

    /** Done when the stream has ended; fails when the client is gone, or the database before all was said. */
    Future<Void> write(List<ChangeEvent> firstPage) {
        response.exceptionHandler(written::tryFail);
        response.closeHandler(gone -> written.tryFail("the client closed the connection"));
        if (question.isLive()) {
            follow();
        }
        send(firstPage);
        return written.future();
    }

    private void follow() {
        if (!feed.join(this)) {
            written.tryComplete();
            return;
        }
        response.write("retry: " + RECONNECT_MILLIS + "\n\n");
        long timer = context.owner().setPeriodic(HEARTBEAT_MILLIS, tick -> beat());
        written.future().onComplete(done -> {
            context.owner().cancelTimer(timer);
            feed.leave(this);
        });
    }

    @Override
    public void wake() {
        context.runOnContext(go -> readOn());
    }

    @Override
    public void end() {
        context.runOnContext(go -> written.tryComplete());
    }

    // Also when the database was away: it is tried again with every beat.
    private void beat() {
        if (!response.writeQueueFull()) {
            response.write(":\n\n");
        }
        readOn();
    }

    /** Reads where nothing is under way and something newer is served, or was not got before. */
    private void readOn() {
        boolean isNews = feed.revision() > last || question.after().compareTo(ChangePosition.behind(last)) < 0;
        if (isNews && !busy) {
            last = Math.max(last, feed.revision());
            read();
        }
    }

    private void read() {
        busy = true;
        reader.page(question.after(), last, question.crate())
                .onComplete(page -> context.runOnContext(go -> {
                    busy = false;
                    if (page.succeeded()) {
                        send(page.result());
                    } else if (!question.isLive()) {
                        // The client sees that the answer is not whole.
                        written.tryFail(page.cause());
                        response.reset();
                    }
                }));
    }

    private void send(List<ChangeEvent> page) {
        if (written.future().isComplete()) {
            return;
        }
        boolean isMore = page.size() == ChangeReader.PAGE_SIZE;
        ChangePosition reached = isMore ? page.get(page.size() - 1).position() : ChangePosition.behind(last);
        question = question.after(reached);
        if (!page.isEmpty()) {
            response.write(question.format().written(page));
        }
        if (isMore) {
            whenTaken();
        } else if (question.isLive()) {
            readOn();
        } else {
            written.tryComplete();
        }
    }

    private void whenTaken() {
        if (!response.writeQueueFull()) {
            read();
            return;
        }
        busy = true;
        response.drainHandler(drained -> {
            response.drainHandler(null);
            read();
        });
    }
}

package dev.rustsecd.service.exchange;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/**
 * Lets what is left of a request's body pass before the answer to it goes out: a client that is still sending when the
 * connection closes loses the answer. Bounded in bytes and time.
 */
final class Drain {
    private static final long MAX_MILLIS = 5_000;

    private final Vertx vertx;
    private final long maxBytes;

    Drain(Vertx vertx, long maxBytes) {
        this.vertx = vertx;
        this.maxBytes = maxBytes;
    }

    /** True when the body has ended; false when it has not, and the connection cannot be used again. */
    Future<Boolean> rest(Call call) {
        HttpServerRequest request = call.request();
        if (request.isEnded()) {
            return Future.succeededFuture(true);
        }
        if (call.isWaitingToContinue()) {
            return Future.succeededFuture(false);
        }
        Promise<Boolean> ended = Promise.promise();
        long[] passed = {0};
        request.handler(chunk -> {
            passed[0] += chunk.length();
            if (passed[0] > maxBytes) {
                ended.tryComplete(false);
            }
        });
        request.endHandler(end -> ended.tryComplete(true));
        request.exceptionHandler(broken -> ended.tryComplete(false));
        long timer = vertx.setTimer(MAX_MILLIS, late -> ended.tryComplete(false));
        return ended.future().onComplete(done -> vertx.cancelTimer(timer));
    }
}

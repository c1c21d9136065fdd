package dev.rustsecd.service.exchange;

import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Collects the bytes of one body as they arrive. After a failure it takes no more, and lets the rest pass. */
final class BodyCollector {
    private final Call call;
    private final int maxBytes;
    private final ByteBudget budget;
    private final Promise<byte[]> body = Promise.promise();
    private Buffer received = Buffer.buffer();

    BodyCollector(Call call, int maxBytes, ByteBudget budget) {
        this.call = call;
        this.maxBytes = maxBytes;
        this.budget = budget;
    }

    Future<byte[]> start() {
        HttpServerRequest request = call.request();
        request.handler(this::take);
        request.endHandler(end -> body.tryComplete(received.getBytes()));
        request.exceptionHandler(broken -> {
            call.lose();
            fail(new ProblemAnswer(ProblemType.MALFORMED_REQUEST, "the connection ended before the body did"));
        });
        call.sendContinue();
        return body.future();
    }

    void fail(Throwable failure) {
        if (body.tryFail(failure)) {
            received = Buffer.buffer();
        }
    }

    private void take(Buffer chunk) {
        if (body.future().isComplete()) {
            return;
        }
        if (received.length() + (long) chunk.length() > maxBytes) {
            fail(Limits.bodyTooLarge(maxBytes));
        } else if (!budget.tryTake(chunk.length())) {
            fail(Limits.tooMuchInFlight());
        } else {
            call.reserve(chunk.length());
            received.appendBuffer(chunk);
        }
    }
}

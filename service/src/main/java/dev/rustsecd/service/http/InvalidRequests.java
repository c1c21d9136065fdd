package dev.rustsecd.service.http;

import dev.rustsecd.service.exchange.RequestId;
import dev.rustsecd.service.exchange.StandardHeaders;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemType;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Answers what is no HTTP request, or too large a head of one; nothing more can be read from its connection. */
final class InvalidRequests {
    private InvalidRequests() {}

    static void answer(HttpServerRequest request) {
        String id = RequestId.next();
        Throwable cause = request.decoderResult().cause();
        String detail = cause instanceof ConnectionGuard.BadFraming framing ? String.valueOf(framing.getMessage()) : "";
        Problem problem = Problem.of(type(cause), detail);
        HttpServerResponse response =
                request.response().setStatusCode(problem.type().status());
        StandardHeaders.addTo(response.headers(), id);
        response.putHeader("Cache-Control", "no-store")
                .putHeader("Connection", "close")
                .putHeader("Content-Type", "application/problem+json")
                .end(Buffer.buffer(problem.bytes(id)))
                .onComplete(sent -> request.connection().close());
    }

    private static ProblemType type(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return ProblemType.URI_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException
                ? ProblemType.HEADERS_TOO_LARGE
                : ProblemType.MALFORMED_REQUEST;
    }
}

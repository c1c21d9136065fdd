package dev.rustsecd.service.exchange;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** Sends answers: entity tags and their conditions, gzip, HEAD, and what every answer carries. */
final class AnswerWriter {
    /** What a digest and gzip take at most a millisecond or two for. */
    private static final int MAX_INLINE_BYTES = 128 * 1_024;

    private static final int NOT_MODIFIED = 304;
    private static final int PRECONDITION_FAILED = 412;

    private final BoundedWorker worker;
    private final Drain drain;

    AnswerWriter(BoundedWorker worker, Drain drain) {
        this.worker = worker;
        this.drain = drain;
    }

    /** Done with the status that was sent, when the last byte is out or the client is gone. */
    Future<Integer> write(Call call, Answer answer) {
        return call.hasNoBody() ? send(call, answer) : drain.rest(call).compose(ended -> write(call, answer, ended));
    }

    private Future<Integer> write(Call call, Answer answer, boolean ended) {
        if (ended) {
            return send(call, answer);
        }
        call.request().response().putHeader("Connection", "close");
        return send(call, answer).onComplete(done -> call.request().connection().close());
    }

    private Future<Integer> send(Call call, Answer answer) {
        if (answer instanceof Answer.Whole whole) {
            return entity(call, whole).compose(entity -> sendWhole(call, whole, entity));
        }
        if (answer instanceof Answer.Ready ready) {
            return sendWhole(call, ready, ready.body().entity(call.header("Accept-Encoding")));
        }
        Answer.Streamed streamed = (Answer.Streamed) answer;
        HttpServerResponse response =
                head(call, answer).setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, streamed.contentType());
        if (call.isHead()) {
            return response.end().map(answer.status());
        }
        return streamed.body()
                .writeTo(response)
                .compose(written -> response.end())
                .map(answer.status());
    }

    private Future<Entity> entity(Call call, Answer.Whole answer) {
        String acceptEncoding = call.header("Accept-Encoding");
        return answer.body().length <= MAX_INLINE_BYTES
                ? Future.succeededFuture(Entity.of(answer.body(), acceptEncoding))
                : worker.run(() -> Entity.of(answer.body(), acceptEncoding));
    }

    /** Sends no more than the head of an answer that the client has. */
    static Future<Integer> notModified(Call call, Answer answer, Entity entity) {
        return head(call, answer)
                .putHeader(HttpHeaders.ETAG, entity.tag())
                .setStatusCode(NOT_MODIFIED)
                .end()
                .map(NOT_MODIFIED);
    }

    private static Future<Integer> sendWhole(Call call, Answer answer, Entity entity) {
        HttpServerResponse response = head(call, answer);
        if (answer.status() == 200 && !call.isWrite()) {
            response.putHeader(HttpHeaders.ETAG, entity.tag());
            if (entity.matches(call.header("If-None-Match"))) {
                int status = call.isSafe() ? NOT_MODIFIED : PRECONDITION_FAILED;
                return response.setStatusCode(status).end().map(status);
            }
        }
        if (!answer.contentType().isEmpty()) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType());
        }
        if (entity.gzip()) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(entity.bytes().length));
        Future<Void> end = call.isHead() ? response.end() : response.end(Buffer.buffer(entity.bytes()));
        return end.map(answer.status());
    }

    private static HttpServerResponse head(Call call, Answer answer) {
        HttpServerResponse response = call.request().response();
        response.setStatusCode(answer.status());
        StandardHeaders.addTo(response.headers(), call.id());
        answer.headers().forEach(response::putHeader);
        return response;
    }
}

package dev.rustsecd.service.exchange;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.service.metrics.ServiceMetrics;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.words.operator.OperatorSentences;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes calls from their operation to the wire, with entity tags and their conditions, gzip, HEAD, and what every answer
 * carries, and counts them. Total: there is an answer, or the client is gone. What is no refusal is a defect: it is logged
 * here, once; a full heap ends the process.
 */
public final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    /** What a digest and gzip take at most a millisecond or two for. */
    private static final int MAX_INLINE_BYTES = 128 * 1_024;

    /** How long what is left of a body may take to pass. */
    private static final long MAX_DRAIN_MILLIS = 5_000;

    private static final int NOT_MODIFIED = 304;
    private static final int PRECONDITION_FAILED = 412;

    private final Vertx vertx;
    private final long maxDrainBytes;
    private final Duration readTimeout;
    private final BodyReader bodies;
    private final ServiceMetrics metrics;
    private final ClientGate clients;
    private final DefectLog defects = new DefectLog();

    public Exchange(
            Vertx vertx, ExchangeSettings settings, BodyReader bodies, ClientGate clients, ServiceMetrics metrics) {
        this.vertx = vertx;
        this.maxDrainBytes = 4L * settings.maxBodyBytes();
        this.readTimeout = settings.readTimeout();
        this.bodies = bodies;
        this.clients = clients;
        this.metrics = metrics;
    }

    /** Answers a call as its operation does. Done when the answer is out; never fails. */
    public Future<Void> run(Call call) {
        return run(call, call.operation()::answer);
    }

    /** Answers a call in another way. Done when the answer is out; never fails. */
    public Future<Void> run(Call call, Function<Call, Future<Answer>> answering) {
        call.admit(bodies.ofHead());
        return Future.succeededFuture(call)
                .compose(admitted -> {
                    clients.require(admitted);
                    return answering.apply(admitted);
                })
                .transform((answer, failure) -> send(call, failure == null ? answer : failed(call, failure)));
    }

    /**
     * Says that a prepared answer is what the client has, where that is all there is to say: to a GET without a body that
     * names its tag and no other. What is sent and counted is what {@link #run} would send and count.
     *
     * @return whether it was said; nothing has happened where it was not
     */
    public boolean revalidate(HttpServerRequest request, Operation<?> operation, Answer answer) {
        if (!(answer.content() instanceof Answer.Prepared body)) {
            return false;
        }
        Entity entity = body.entity(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        if (!entity.tag().equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            return false;
        }
        Call call = new Call(request, operation, Map.of());
        if (!call.hasNoBody() || !clients.admits(call)) {
            return false;
        }
        head(call, answer)
                .putHeader(HttpHeaders.ETAG, entity.tag())
                .setStatusCode(NOT_MODIFIED)
                .end()
                .onComplete(sent -> count(call, answer, sent.succeeded() ? NOT_MODIFIED : 0));
        return true;
    }

    private Answer failed(Call call, Throwable failure) {
        Problem problem = problem(call, failure);
        ErrorForm errors = call.operation().errors();
        return failure instanceof RejectedInput || failure instanceof ProblemAnswer
                ? errors.ofRejection(problem, call)
                : errors.of(problem, call);
    }

    private Problem problem(Call call, Throwable failure) {
        if (failure instanceof RejectedInput refused) {
            return Problem.of(refused);
        }
        if (failure instanceof ProblemAnswer answer) {
            return answer.problem();
        }
        OutOfMemory.endIfCausing(failure);
        defects.add(call.operation().id(), call.id(), failure);
        return Problem.of(ProblemType.INTERNAL, "");
    }

    private Future<Void> send(Call call, Answer answer) {
        return sent(call, answer).transform((status, clientIsGone) -> {
            count(call, answer, clientIsGone == null ? status : 0);
            bodies.release(call);
            return Future.succeededFuture();
        });
    }

    /** The status that was sent, when the last byte is out; 0 where nobody listens any more. */
    private Future<Integer> sent(Call call, Answer answer) {
        return call.isLost()
                ? Future.succeededFuture(0)
                : Future.succeededFuture(answer)
                        .compose(ready -> drainAndWrite(call, ready))
                        .recover(failure -> sendFailure(call, failure));
    }

    /** An answer that could not be sent is a problem, as long as nothing of it went out and somebody listens. */
    private Future<Integer> sendFailure(Call call, Throwable failure) {
        boolean lost = call.request().response().headWritten()
                || call.request().response().closed();
        return lost
                ? Future.failedFuture(failure)
                : drainAndWrite(call, call.operation().errors().of(problem(call, failure), call));
    }

    private Future<Integer> drainAndWrite(Call call, Answer answer) {
        return call.hasNoBody()
                ? write(call, answer)
                : drain(call).compose(ended -> {
                    if (ended) {
                        return write(call, answer);
                    }
                    call.request().response().putHeader("Connection", "close");
                    return write(call, answer)
                            .onComplete(done -> call.request().connection().close());
                });
    }

    /**
     * Lets what is left of a request's body pass before the answer to it goes out: a client that is still sending when the
     * connection closes loses the answer. Bounded in bytes and time.
     *
     * @return true when the body has ended; false when it has not, and the connection cannot be used again
     */
    private Future<Boolean> drain(Call call) {
        HttpServerRequest request = call.request();
        if (request.isEnded() || call.isWaitingToContinue()) {
            return Future.succeededFuture(request.isEnded());
        }
        Promise<Boolean> ended = Promise.promise();
        long[] passed = {0};
        request.handler(chunk -> {
            passed[0] += chunk.length();
            if (passed[0] > maxDrainBytes) {
                ended.tryComplete(false);
            }
        });
        request.endHandler(end -> ended.tryComplete(true));
        request.exceptionHandler(broken -> ended.tryComplete(false));
        long timer = vertx.setTimer(MAX_DRAIN_MILLIS, late -> ended.tryComplete(false));
        return ended.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private Future<Integer> write(Call call, Answer answer) {
        String acceptEncoding = call.header("Accept-Encoding");
        if (answer.content() instanceof Answer.Prepared body) {
            return write(call, answer, body.entity(acceptEncoding));
        }
        if (answer.content() instanceof Answer.Whole whole) {
            boolean large = whole.bytes().length > MAX_INLINE_BYTES;
            return call.place()
                    .runIf(large, () -> Entity.of(whole.bytes(), acceptEncoding))
                    .compose(entity -> write(call, answer, entity));
        }
        HttpServerResponse response =
                head(call, answer).setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType());
        call.place().answering();
        Future<Void> written =
                call.isHead() ? Future.succeededFuture() : ((Answer.Streamed) answer.content()).writeTo(response);
        return written.compose(done -> response.end()).map(answer.status());
    }

    private Future<Integer> write(Call call, Answer answer, Entity entity) {
        HttpServerResponse response = head(call, answer);
        boolean large = entity.bytes().length > MAX_INLINE_BYTES;
        call.place().answered(held(answer, entity));
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
        Future<Void> body = large && !call.isHead()
                ? new Pieces(vertx, call, entity.bytes(), readTimeout).write().onFailure(this::countCut)
                : Future.succeededFuture();
        return body.compose(
                        out -> large || call.isHead() ? response.end() : response.end(Buffer.buffer(entity.bytes())))
                .map(answer.status());
    }

    private static HttpServerResponse head(Call call, Answer answer) {
        HttpServerResponse response = call.request().response();
        response.setStatusCode(answer.status());
        StandardHeaders.addTo(response.headers(), call.id());
        answer.headers().forEach(response::putHeader);
        return response;
    }

    /** What an answer holds until it is sent; what is prepared is there anyway, and what is small is soon gone. */
    private static long held(Answer answer, Entity entity) {
        if (!(answer.content() instanceof Answer.Whole whole) || whole.bytes().length <= MAX_INLINE_BYTES) {
            return 0;
        }
        return whole.bytes().length + (entity.gzip() ? entity.bytes().length : 0L);
    }

    private void countCut(Throwable failure) {
        if (failure instanceof Pieces.NotRead) {
            metrics.readerCut();
        }
    }

    private void count(Call call, Answer answer, int status) {
        String outcome = ServiceMetrics.outcome(status, answer.verdict());
        String operation = call.operation().id();
        metrics.requestAnswered(operation, outcome, call.elapsedNanos());
        LOG.atDebug()
                .addKeyValue("http.operation", operation)
                .addKeyValue("http.status", status)
                .addKeyValue("request.id", call.id())
                .log(OperatorSentences.REQUEST_ANSWERED);
    }
}

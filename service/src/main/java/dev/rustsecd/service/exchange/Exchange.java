package dev.rustsecd.service.exchange;

import dev.rustsecd.service.metrics.ServiceMetrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes calls from their handler to the wire, and counts them. Total: there is an answer, or the client is gone. */
public final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final AnswerWriter writer;
    private final ByteBudget budget;
    private final ServiceMetrics metrics;

    /**
     * @param worker for what is too large to be compressed on an event loop
     */
    public Exchange(
            Vertx vertx, ExchangeSettings settings, ByteBudget budget, BoundedWorker worker, ServiceMetrics metrics) {
        this.writer = new AnswerWriter(worker, new Drain(vertx, 4L * settings.maxBodyBytes()));
        this.budget = budget;
        this.metrics = metrics;
    }

    /** Answers a call. Done when the answer is out; never fails. */
    public Future<Void> run(Call call, OperationHandler handler) {
        return Future.succeededFuture(call)
                .compose(handler::answer)
                .transform((answer, failure) ->
                        send(call, failure == null ? answer : FailureHandler.answer(call, failure)));
    }

    /**
     * Says that a ready answer is what the client has, where that is all there is to say: to a GET without a body that
     * names its tag and no other. What is sent and counted is what {@link #run} would send and count.
     *
     * @return whether it was said; nothing has happened where it was not
     */
    public boolean revalidate(HttpServerRequest request, String operation, Answer.Ready answer) {
        Entity entity = answer.body().entity(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        if (!entity.tag().equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            return false;
        }
        Call call = new Call(request, operation, ErrorForm.PROBLEM, Map.of());
        if (!call.hasNoBody()) {
            return false;
        }
        AnswerWriter.notModified(call, answer, entity)
                .onComplete(sent -> count(call, answer, sent.succeeded() ? sent.result() : 0));
        return true;
    }

    private Future<Void> send(Call call, Answer answer) {
        return written(call, answer).transform((status, clientIsGone) -> {
            count(call, answer, clientIsGone == null ? status : 0);
            budget.giveBack(call.takeReserved());
            return Future.succeededFuture();
        });
    }

    /** The status that was sent; 0 where nobody listens any more. */
    private Future<Integer> written(Call call, Answer answer) {
        return call.isLost()
                ? Future.succeededFuture(0)
                : Future.succeededFuture(answer)
                        .compose(ready -> writer.write(call, ready))
                        .recover(failure -> sendFailure(call, failure));
    }

    /** An answer that could not be sent is a problem, as long as nothing of it went out and somebody listens. */
    private Future<Integer> sendFailure(Call call, Throwable failure) {
        boolean lost = call.request().response().headWritten()
                || call.request().response().closed();
        return lost ? Future.failedFuture(failure) : writer.write(call, FailureHandler.answer(call, failure));
    }

    private void count(Call call, Answer answer, int status) {
        String outcome = ServiceMetrics.outcome(status, answer.verdict());
        metrics.requestAnswered(call.operation(), outcome, call.elapsedNanos());
        LOG.atDebug()
                .addKeyValue("http.operation", call.operation())
                .addKeyValue("http.status", status)
                .addKeyValue("request.id", call.id())
                .log("A request was answered");
    }
}

package dev.rustsecd.service.yanks;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.BodyReader;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.snapshot.SnapshotHolder;
import dev.rustsecd.service.store.OperatorReasons;
import dev.rustsecd.service.store.OperatorReasons.Change;
import dev.rustsecd.service.store.OperatorReasons.YankedVersion;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.words.rejection.ProblemSentences;
import dev.rustsecd.yank.YankDocument;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes the operator's reasons for the routes that do: only for the operator, and answered when this program serves what
 * was written, so that who asks next is told of it.
 */
public final class ReasonWriter {
    /** How long an answer waits for its own change to be served here; it is kept all the same. */
    private static final long SERVED_WITHIN_MILLIS = 10_000;

    private final Vertx vertx;
    private final SnapshotHolder holder;
    private final OperatorReasons reasons;
    private final AdminToken token;
    private final WrongTokens wrong;
    private final BodyReader bodies;
    private final Map<Promise<Void>, Revision> waiting = new ConcurrentHashMap<>();

    public ReasonWriter(
            Vertx vertx,
            SnapshotHolder holder,
            OperatorReasons reasons,
            AdminToken token,
            WrongTokens wrong,
            BodyReader bodies) {
        this.vertx = vertx;
        this.holder = holder;
        this.reasons = reasons;
        this.token = token;
        this.wrong = wrong;
        this.bodies = bodies;
        holder.onSwap(facts -> follow(facts.snapshot().revision()));
    }

    /** The body of the operator, read off the event loop. */
    <T> Future<T> read(Call call, ReadBody<T> reader) {
        String contentType = call.request().getHeader("Content-Type");
        return bodies.read(call).compose(body -> call.place().run(() -> reader.read(body, contentType)));
    }

    /** Makes something of a body and its content type. */
    @FunctionalInterface
    interface ReadBody<T> {
        T read(byte[] body, @Nullable String contentType);
    }

    /**
     * @throws ProblemAnswer where the caller is not the operator, or has guessed too often
     */
    void requireOperator(Call call) {
        token.require(call, wrong);
    }

    /**
     * Sets a reason, once its advisory was found.
     *
     * @param answer what to say, with the status 201 or 200, when the change is served
     */
    Future<Answer> set(
            YankedCrate crate, List<YankedVersion> versions, YankDocument document, Function<Integer, Answer> answer) {
        String advisory = document.advisory();
        if (advisory != null && !hasAdvisory(advisory)) {
            throw new ProblemAnswer(ProblemType.NO_SUCH_ADVISORY, ProblemSentences.NO_NAMED_ADVISORY);
        }
        return reasons.set(crate.name(), crate.canonical(), versions, document)
                .recover(ReasonWriter::away)
                .compose(change ->
                        served(change).map(done -> answer.apply(change.replaced() < versions.size() ? 201 : 200)));
    }

    /** Whether there is an advisory with exactly this id: reasons and advisories are matched by it. */
    private boolean hasAdvisory(String id) {
        return holder.current().byId(id).stream()
                .anyMatch(record -> record.advisory().id().text().equals(id));
    }

    /** Withdraws a reason; it is no error where there was none. */
    Future<Answer> withdraw(YankedCrate crate, YankedVersion version) {
        return reasons.withdraw(crate.name(), crate.canonical(), List.of(version))
                .recover(ReasonWriter::away)
                .compose(this::served)
                .map(done -> Answer.empty(204));
    }

    /** A question that cannot be answered because the database is away. */
    static <T> Future<T> away(Throwable failure) {
        return Future.failedFuture(
                failure instanceof ProblemAnswer
                        ? failure
                        : new ProblemAnswer(ProblemType.DATABASE_AWAY, ProblemSentences.REASONS_IN_DATABASE));
    }

    private Future<Void> served(Change change) {
        Promise<Void> promise = Promise.promise();
        waiting.put(promise, change.revision());
        follow(holder.current().revision());
        long timer = vertx.setTimer(SERVED_WITHIN_MILLIS, late -> promise.tryComplete());
        return promise.future().onComplete(done -> {
            vertx.cancelTimer(timer);
            waiting.remove(promise);
        });
    }

    private void follow(Revision served) {
        waiting.forEach((promise, revision) -> {
            if (revision.compareTo(served) <= 0) {
                promise.tryComplete();
            }
        });
    }
}

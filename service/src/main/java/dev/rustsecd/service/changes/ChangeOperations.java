package dev.rustsecd.service.changes;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.service.store.ChangeEvent;
import dev.rustsecd.service.store.ChangePosition;
import dev.rustsecd.service.store.ChangeReader;
import dev.rustsecd.service.store.ChangeReader.Kept;
import dev.rustsecd.service.store.DatabaseAway;
import dev.rustsecd.words.rejection.ProblemSentences;
import dev.rustsecd.words.rejection.RequestSentences;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** What changed since a revision, as lines, or as events that go on. */
public final class ChangeOperations {
    private final ChangeReader reader;
    private final ChangeFeed feed;

    public ChangeOperations(ChangeReader reader, ChangeFeed feed) {
        this.reader = reader;
        this.feed = feed;
    }

    public List<Operation<?>> table() {
        return List.of(Operation.get("changes", "/v1/changes", this::ask, this::answer));
    }

    private ChangesQuestion ask(Call call) {
        ChangesQuestion question = ChangesQuestion.read(call);
        if (!feed.isLoaded()) {
            throw new ProblemAnswer(ProblemType.NOT_LOADED, ProblemSentences.STILL_LOADING);
        }
        if (question.isLive() && !feed.hasRoom()) {
            throw new ProblemAnswer(ProblemType.OVERLOADED, ProblemSentences.FOLLOWERS);
        }
        return question;
    }

    private Future<Answer> answer(ChangesQuestion question) {
        // Another program that serves may be ahead of this one, and the client have been there.
        long last = Math.max(feed.revision(), question.after().revision());
        return reader.kept()
                .compose(kept -> {
                    requireKept(question.after(), kept);
                    return reader.page(question.after(), last, question.crate());
                })
                .map(page -> stream(question, last, page))
                .recover(failure -> Future.failedFuture(
                        failure instanceof DatabaseAway
                                ? new ProblemAnswer(ProblemType.DATABASE_AWAY, ProblemSentences.MEMORY_ONLY)
                                : failure));
    }

    private Answer stream(ChangesQuestion question, long last, List<ChangeEvent> page) {
        Answer.Streamed events = response -> new ChangeStream(reader, feed, response, question, last).write(page);
        Map<String, String> headers = question.isLive()
                ? Map.of("X-Accel-Buffering", "no") // nginx would hold events back
                : Map.of("Rustsec-Revision", Long.toString(last));
        return Answer.of(question.format().mediaType(), events, headers);
    }

    /**
     * @throws RejectedInput for a revision that is still to come
     * @throws ProblemAnswer {@link ProblemType#CHANGES_GONE}
     */
    private static void requireKept(ChangePosition after, Kept kept) {
        if (after.revision() > kept.newest()) {
            throw Query.invalid("since", RequestSentences.futureRevision(kept.newest()));
        }
        if (after.compareTo(ChangePosition.behind(kept.horizon())) < 0) {
            throw new ProblemAnswer(
                    ProblemType.CHANGES_GONE, ProblemSentences.changesKept(kept.horizon(), kept.newest()));
        }
    }
}

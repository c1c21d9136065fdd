package dev.rustsecd.ingest.demand;

import dev.rustsecd.ingest.demand.DemandEvent.Answered;
import dev.rustsecd.ingest.demand.DemandEvent.Unanswered;
import dev.rustsecd.ingest.demand.DemandState.Waiting;
import dev.rustsecd.ingest.plan.CrateChange;
import dev.rustsecd.ingest.plan.CratePlanner;
import dev.rustsecd.ingest.source.CrateSource;
import dev.rustsecd.ingest.source.CrateSource.Absent;
import dev.rustsecd.ingest.source.CrateSource.Answer;
import dev.rustsecd.ingest.source.CrateSource.Failed;
import dev.rustsecd.ingest.source.CrateSource.Found;
import dev.rustsecd.ingest.source.CrateSource.Question;
import dev.rustsecd.ingest.source.CrateSource.Validators;
import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import dev.rustsecd.ingest.store.AskedCrate;
import dev.rustsecd.ingest.store.CrateAnswer;
import dev.rustsecd.ingest.store.CrateAnswer.Kind;
import dev.rustsecd.words.operator.IngestSentences;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Asks an index for one crate, under one spelling after the other, and makes of the answer what is to be stored. */
final class CrateInquiry {
    private static final Failed GARBAGE =
            new Failed(Failure.UPSTREAM_ERROR, IngestSentences.NOT_AN_INDEX_FILE, false, null);

    private final CrateSource source;
    private final WorkerExecutor worker;
    private final InstantSource clock;

    /**
     * @param worker plans what came
     */
    CrateInquiry(CrateSource source, WorkerExecutor worker, InstantSource clock) {
        this.source = source;
        this.worker = worker;
        this.clock = clock;
    }

    /** What came of it: {@code Answered} or {@code Unanswered}. The future fails only for a bug. */
    Future<DemandEvent> ask(Waiting crate) {
        return ask(crate, Spellings.of(crate.asked().crate()), 0);
    }

    private Future<DemandEvent> ask(Waiting crate, List<String> spellings, int nth) {
        // What is known is of the first spelling.
        Validators validators = nth == 0 ? crate.asked().validators() : Validators.NONE;
        return source.fetch(new Question(spellings.get(nth), validators)).compose(answer -> {
            boolean more = answer instanceof Absent && nth + 1 < spellings.size();
            return more ? ask(crate, spellings, nth + 1) : take(crate, answer);
        });
    }

    private Future<DemandEvent> take(Waiting crate, Answer answer) {
        Instant at = clock.instant();
        AskedCrate asked = crate.asked();
        if (answer instanceof Failed failed) {
            return Future.succeededFuture(new Unanswered(asked, failed));
        }
        if (answer instanceof Found found) {
            return worker.executeBlocking(() -> planned(crate, found, at), false);
        }
        boolean absent = answer instanceof Absent;
        return Future.succeededFuture(new Answered(
                asked,
                new CrateAnswer(
                        asked.canonical(),
                        asked.crate(),
                        absent ? Kind.ABSENT : Kind.SAME,
                        null,
                        absent ? Validators.NONE : asked.validators(),
                        at)));
    }

    private static DemandEvent planned(Waiting crate, Found found, Instant at) {
        AskedCrate asked = crate.asked();
        if (CratePlanner.isGarbage(found.file())) {
            return new Unanswered(asked, GARBAGE);
        }
        CrateChange change = CratePlanner.plan(found.file(), crate.known(), at);
        return new Answered(
                asked, new CrateAnswer(asked.canonical(), change.crate(), Kind.FOUND, change, found.validators(), at));
    }
}

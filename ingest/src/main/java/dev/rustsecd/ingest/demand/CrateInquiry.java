package dev.rustsecd.ingest.demand;

import dev.rustsecd.ingest.plan.CrateChange;
import dev.rustsecd.ingest.plan.CratePlanner;
import dev.rustsecd.ingest.plan.KnownCrate;
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
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks an index for one crate, under one spelling after the other, and makes of the answer what is to be stored. */
final class CrateInquiry {
    private static final Failed GARBAGE =
            new Failed(Failure.UPSTREAM_ERROR, "It answers with something else than an index file.", false, null);

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

    /** What is to be stored, or why nothing is known; one of the two is null. */
    record Result(@Nullable CrateAnswer answer, @Nullable Failed failed) {}

    /** The future fails only for a bug. */
    Future<Result> ask(AskedCrate asked, KnownCrate known) {
        return ask(asked, known, Spellings.of(asked.crate()), 0);
    }

    private Future<Result> ask(AskedCrate asked, KnownCrate known, List<String> spellings, int nth) {
        // What is known is of the first spelling.
        Validators validators = nth == 0 ? asked.validators() : Validators.NONE;
        return source.fetch(new Question(spellings.get(nth), validators)).compose(answer -> {
            boolean more = answer instanceof Absent && nth + 1 < spellings.size();
            return more ? ask(asked, known, spellings, nth + 1) : take(asked, known, answer);
        });
    }

    private Future<Result> take(AskedCrate asked, KnownCrate known, Answer answer) {
        Instant at = clock.instant();
        if (answer instanceof Failed failed) {
            return Future.succeededFuture(new Result(null, failed));
        }
        if (answer instanceof Found found) {
            return worker.executeBlocking(() -> planned(asked, known, found, at), false);
        }
        boolean absent = answer instanceof Absent;
        return Future.succeededFuture(new Result(
                new CrateAnswer(
                        asked.canonical(),
                        asked.crate(),
                        absent ? Kind.ABSENT : Kind.SAME,
                        null,
                        absent ? Validators.NONE : asked.validators(),
                        at),
                null));
    }

    private static Result planned(AskedCrate asked, KnownCrate known, Found found, Instant at) {
        if (CratePlanner.isGarbage(found.file())) {
            return new Result(null, GARBAGE);
        }
        CrateChange change = CratePlanner.plan(found.file(), known, at);
        return new Result(
                new CrateAnswer(asked.canonical(), change.crate(), Kind.FOUND, change, found.validators(), at), null);
    }
}

package dev.rustsecd.ingest.run;

import dev.rustsecd.ingest.run.IngestOutcome.Failed;
import dev.rustsecd.ingest.run.IngestOutcome.NotLeader;
import dev.rustsecd.ingest.store.SupersededRun;
import dev.rustsecd.words.operator.IngestSentences;
import io.vertx.core.Future;
import io.vertx.core.VertxException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** What the runs of all sources have in common: the source is followed, one program has its lease, no run fails. */
public final class LedRun {
    private final Supplier<Future<Void>> follow;
    private final Supplier<Future<Boolean>> lease;
    private volatile boolean followed;

    /**
     * @param follow makes the source the one that is followed; called until it has worked once
     * @param lease whether this program holds the source's lease, now
     */
    public LedRun(Supplier<Future<Void>> follow, Supplier<Future<Boolean>> lease) {
        this.follow = follow;
        this.lease = lease;
    }

    /** Whether this program is the one that brings the source in. */
    public Future<Boolean> leads() {
        Future<Void> known = followed ? Future.succeededFuture() : follow.get().onSuccess(done -> followed = true);
        return known.compose(done -> lease.get());
    }

    /** Runs where this program leads. The future does not fail. */
    public Future<IngestOutcome> run(Supplier<Future<IngestOutcome>> lead) {
        return run(leads(), lead);
    }

    /** Runs where it is found that this program leads. The future does not fail. */
    public static Future<IngestOutcome> run(Future<Boolean> leads, Supplier<Future<IngestOutcome>> lead) {
        return leads.compose(held -> held ? lead.get() : Future.succeededFuture(new NotLeader()))
                .recover(failure -> Future.succeededFuture(outcome(failure)));
    }

    /** What a run that ended with an exception comes to. */
    public static IngestOutcome outcome(Throwable failure) {
        if (failure instanceof SupersededRun) {
            return new NotLeader();
        }
        if (failure instanceof DatabaseException refused) {
            // Its message may quote values; its state does not.
            return Failed.ofStore(IngestSentences.databaseState(refused.getSqlState()));
        }
        boolean away = failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof VertxException;
        return away ? Failed.ofStore(IngestSentences.DATABASE_UNREACHABLE) : Failed.crashed(failure);
    }
}

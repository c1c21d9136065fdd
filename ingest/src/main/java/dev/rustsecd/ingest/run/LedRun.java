package dev.rustsecd.ingest.run;

import dev.rustsecd.ingest.run.IngestOutcome.NotLeader;
import io.vertx.core.Future;
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
                .recover(failure -> Future.succeededFuture(RunFailures.outcome(failure)));
    }
}

package dev.rustsecd.ingest.demand;

import dev.rustsecd.ingest.run.IngestOutcome;
import dev.rustsecd.ingest.run.LedRun;
import dev.rustsecd.ingest.run.SourceLease;
import dev.rustsecd.ingest.run.SourceRun;
import dev.rustsecd.ingest.source.CrateSource;
import dev.rustsecd.ingest.store.DatabaseAccess;
import dev.rustsecd.ingest.store.DemandStore;
import dev.rustsecd.ingest.store.RegistryWriter;
import dev.rustsecd.words.operator.IngestSentences;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows an index that is asked crate by crate: works off what is wanted, and each run looks again at what is kept. */
public final class DemandRun implements SourceRun {
    private static final Logger LOG = LoggerFactory.getLogger(DemandRun.class);

    private final Vertx vertx;
    private final Context context;
    private final CrateSource source;
    private final LedRun led;
    private final DemandStore demand;
    private final DemandLimits limits;
    private final DemandLoop loop;
    private final WantedListener listener;
    private final List<Long> timers = new ArrayList<>();
    private volatile Runnable turned = () -> {};
    private Future<Boolean> election = Future.succeededFuture(false);
    private boolean stopped;

    /** What it works with: threads for what blocks, the clock, and its limits. */
    public record Means(Vertx vertx, WorkerExecutor worker, InstantSource clock, DemandLimits limits) {}

    public DemandRun(
            CrateSource source, SourceLease lease, RegistryWriter registry, DatabaseAccess database, Means means) {
        this.vertx = means.vertx();
        this.context = vertx.getOrCreateContext();
        this.source = source;
        this.led = new LedRun(() -> registry.follow(source.name(), false), lease::isHeld);
        InstantSource clock = means.clock();
        this.limits = means.limits();
        this.demand = new DemandStore(database.pool(), clock, source.name());
        CrateInquiry inquiry = new CrateInquiry(source, means.worker(), clock);
        this.loop = new DemandLoop(vertx, demand, registry, inquiry, limits, clock, () -> turned.run());
        this.listener = new WantedListener(vertx, database.options(), () -> context.runOnContext(go -> loop.look()));
    }

    /** Calls back when the registry goes out of reach, and when it is back. */
    public void onTurn(Runnable told) {
        turned = told;
    }

    /** Begins to work off what is wanted. */
    public void start() {
        context.runOnContext(go -> {
            timers.add(vertx.setPeriodic(limits.poll().toMillis(), tick -> poll()));
            timers.add(vertx.setPeriodic(limits.tidy().toMillis(), tick -> tidy()));
            poll();
        });
    }

    /** Ends it, its connections too. */
    public Future<Void> stop() {
        return onContext(() -> {
            stopped = true;
            timers.forEach(vertx::cancelTimer);
            loop.stop();
            return Future.join(listener.close(), source.close())
                    .otherwiseEmpty()
                    .mapEmpty();
        });
    }

    @Override
    public Future<IngestOutcome> run() {
        return onContext(() -> LedRun.run(elect(), loop::refresh));
    }

    private void poll() {
        listener.connect();
        elect().onFailure(failure -> LOG.atDebug()
                .setMessage(IngestSentences.LEASE_NOT_TAKEN)
                .setCause(failure)
                .log());
    }

    /** Whether this program is the one that asks; the lease is asked for once at a time. */
    private Future<Boolean> elect() {
        Future<Boolean> current = election;
        if (!current.isComplete()) {
            return current;
        }
        election = led.leads().map(held -> held && !stopped);
        return election.onComplete(held -> loop.lead(held.succeeded() && held.result()));
    }

    private void tidy() {
        if (loop.isLeading()) {
            demand.tidy(limits.keeping())
                    .onFailure(failure -> LOG.atDebug()
                            .setMessage(IngestSentences.CRATES_NOT_FORGOTTEN)
                            .setCause(failure)
                            .log());
        }
    }

    private <T> Future<T> onContext(Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        context.runOnContext(go -> work.get().onComplete(done));
        return done.future();
    }
}

package dev.rustsecd.ingest.run;

import dev.rustsecd.ingest.plan.IndexGate;
import dev.rustsecd.ingest.plan.IndexTwins;
import dev.rustsecd.ingest.run.IngestOutcome.Published;
import dev.rustsecd.ingest.run.IngestOutcome.Unchanged;
import dev.rustsecd.ingest.source.FetchOutcome;
import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import dev.rustsecd.ingest.source.IndexDelta;
import dev.rustsecd.ingest.source.IndexDelta.Entry;
import dev.rustsecd.ingest.source.IndexOutcome;
import dev.rustsecd.ingest.source.IndexSource;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.ingest.store.Holdings;
import dev.rustsecd.ingest.store.RegistryWriter;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs of an index that is followed whole. */
public final class RegistryRun implements SourceRun {
    private final IndexSource source;
    private final LedRun led;
    private final RegistryWriter registry;
    private final WorkerExecutor worker;
    private final InstantSource clock;
    private final @Nullable Position acceptedDrop;
    private volatile boolean quarantineTried;

    /**
     * @param worker reads and plans
     * @param acceptedDrop the position of the index that passes the gate; null: none
     */
    public RegistryRun(
            IndexSource source,
            SourceLease lease,
            RegistryWriter registry,
            WorkerExecutor worker,
            InstantSource clock,
            @Nullable Position acceptedDrop) {
        this.source = source;
        this.led = new LedRun(() -> registry.follow(source.name(), true), lease::isHeld);
        this.registry = registry;
        this.worker = worker;
        this.clock = clock;
        this.acceptedDrop = acceptedDrop;
    }

    @Override
    public Future<IngestOutcome> run() {
        return led.run(this::lead);
    }

    private Future<IngestOutcome> lead() {
        return registry.known(source.name(), !quarantineTried)
                .compose(known -> source.fetch(known.index()).compose(outcome -> take(known, outcome)));
    }

    private Future<IngestOutcome> take(RegistryWriter.Known known, IndexOutcome outcome) {
        if (outcome instanceof IndexOutcome.Changed changed) {
            return changed(known, changed).eventually(() -> {
                changed.contents().close();
                return Future.succeededFuture();
            });
        }
        if (outcome instanceof FetchOutcome.Failed failed) {
            return failed(failed);
        }
        return checked(known);
    }

    private Future<IngestOutcome> failed(FetchOutcome.Failed failed) {
        return registry.failing(source.name()).map(done -> IngestOutcome.Failed.ofFetch(failed));
    }

    private Future<IngestOutcome> checked(RegistryWriter.Known known) {
        return registry.checked(source.name(), clock.instant())
                .map(done -> new Unchanged(new Holdings(known.crates(), known.quarantined())));
    }

    private Future<IngestOutcome> changed(RegistryWriter.Known known, IndexOutcome.Changed changed) {
        IndexDelta delta = changed.delta();
        Instant fetchedAt = clock.instant();
        // Crates that another index brought are no measure for this one.
        Optional<String> refusal =
                known.loaded() ? IndexGate.refusal(known.index(), delta, acceptedDrop) : Optional.empty();
        if (refusal.isPresent()) {
            return Future.succeededFuture(IngestOutcome.Failed.refused(refusal.get()));
        }
        List<Entry> entries = IndexTwins.without(known.index(), delta);
        ReadAhead readAhead = new ReadAhead(changed.contents(), registry, worker, fetchedAt);
        return registry.write(
                        new RegistryWriter.Head(source.name(), known.index().commit(), delta, fetchedAt),
                        staged -> readAhead.feed(entries, staged))
                .compose(revision -> registry.holdings().map(held -> {
                    quarantineTried = true;
                    return (IngestOutcome) new Published(
                            revision, entries.size(), delta.removed().size(), held);
                }))
                .recover(failure -> failure instanceof ReadAhead.Unreadable unreadable
                        ? failed(new FetchOutcome.Failed(Failure.UPSTREAM_ERROR, unreadable.detail()))
                        : Future.failedFuture(failure));
    }
}

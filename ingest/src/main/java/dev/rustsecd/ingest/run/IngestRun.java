package dev.rustsecd.ingest.run;

import dev.rustsecd.ingest.plan.ChangePlanner;
import dev.rustsecd.ingest.plan.ChangeSet;
import dev.rustsecd.ingest.plan.KnownRecords;
import dev.rustsecd.ingest.plan.SafetyGate;
import dev.rustsecd.ingest.run.IngestOutcome.Published;
import dev.rustsecd.ingest.run.IngestOutcome.Unchanged;
import dev.rustsecd.ingest.source.AdvisorySource;
import dev.rustsecd.ingest.source.Changes;
import dev.rustsecd.ingest.source.FetchOutcome;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.ingest.store.Holdings;
import dev.rustsecd.ingest.store.advisory.FactWriter;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The runs of one advisory source. */
public final class IngestRun implements SourceRun {
    private final AdvisorySource source;
    private final LedRun led;
    private final FactWriter writer;
    private final WorkerExecutor worker;
    private final InstantSource clock;
    private final RunPolicy policy;
    private volatile boolean quarantineTried;

    /**
     * What the operator has decided for a source.
     *
     * @param rustsec whether it is RustSec's own; others stay off the compatible surfaces
     * @param seed what is loaded where the source was never; null: nothing
     * @param acceptedDrop the position that passes the safety gate; null: none
     */
    public record RunPolicy(
            boolean rustsec,
            @Nullable Supplier<ChangeSet> seed,
            @Nullable Position acceptedDrop) {}

    /** The worker parses and plans. */
    public IngestRun(
            AdvisorySource source,
            SourceLease lease,
            FactWriter writer,
            WorkerExecutor worker,
            InstantSource clock,
            RunPolicy policy) {
        this.source = source;
        this.led = new LedRun(Future::succeededFuture, lease::isHeld);
        this.writer = writer;
        this.worker = worker;
        this.clock = clock;
        this.policy = policy;
    }

    @Override
    public Future<IngestOutcome> run() {
        return led.run(this::lead);
    }

    private Future<IngestOutcome> lead() {
        return writer.known(source.name())
                .compose(this::withSeed)
                .compose(known ->
                        source.changesSince(known.taken(!quarantineTried)).compose(outcome -> take(known, outcome)));
    }

    /** The seed is loaded before anything is fetched, so that it serves while upstream is slow or away. */
    private Future<KnownRecords> withSeed(KnownRecords known) {
        Supplier<ChangeSet> seed = policy.seed();
        if (seed == null || known.position() != null) {
            return Future.succeededFuture(known);
        }
        return worker.executeBlocking(seed::get, false)
                .compose(changes -> writer.write(source.name(), policy.rustsec(), true, changes, clock.instant()))
                .compose(done -> writer.known(source.name()));
    }

    private Future<IngestOutcome> take(KnownRecords known, FetchOutcome outcome) {
        if (outcome instanceof Changes changes) {
            return plan(known, changes);
        }
        if (outcome instanceof FetchOutcome.Failed failed) {
            return Future.succeededFuture(IngestOutcome.Failed.ofFetch(failed));
        }
        quarantineTried = true;
        return checked(known);
    }

    private Future<IngestOutcome> checked(KnownRecords known) {
        return writer.checked(source.name(), clock.instant())
                .map(done -> new Unchanged(
                        new Holdings(known.byKey().size(), known.quarantine().size())));
    }

    private Future<IngestOutcome> plan(KnownRecords known, Changes fetched) {
        Instant fetchedAt = clock.instant();
        return worker.executeBlocking(() -> ChangePlanner.plan(known, fetched), false)
                .compose(changes -> {
                    Optional<String> refusal =
                            SafetyGate.refusal(known, changes, policy.rustsec(), policy.acceptedDrop());
                    return refusal.isPresent()
                            ? Future.succeededFuture(IngestOutcome.Failed.refused(refusal.get()))
                            : write(known, changes, fetchedAt);
                });
    }

    private Future<IngestOutcome> write(KnownRecords known, ChangeSet changes, Instant fetchedAt) {
        if (changes.isEmpty() && changes.position().equals(known.position())) {
            quarantineTried = true;
            return checked(known);
        }
        return writer.write(source.name(), policy.rustsec(), false, changes, fetchedAt)
                .map(revision -> {
                    quarantineTried = true;
                    return new Published(
                            revision,
                            changes.upserts().size(),
                            changes.removals().size(),
                            holdings(known, changes));
                });
    }

    private static Holdings holdings(KnownRecords known, ChangeSet changes) {
        Set<String> ids = changes.upserts().stream()
                .map(upsert -> upsert.advisory().id().text())
                .collect(Collectors.toSet());
        Set<String> quarantined = new HashSet<>();
        if (!known.seed()) {
            known.byKey().values().forEach(record -> ids.add(record.id()));
            quarantined.addAll(known.quarantine());
        }
        changes.removals().forEach(removal -> ids.remove(removal.id()));
        quarantined.removeAll(changes.released());
        changes.quarantined().forEach(bad -> quarantined.add(bad.key()));
        return new Holdings(ids.size(), quarantined.size());
    }
}

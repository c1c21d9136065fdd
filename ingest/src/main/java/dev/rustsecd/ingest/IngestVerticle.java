package dev.rustsecd.ingest;

import dev.rustsecd.ingest.demand.DemandRun;
import dev.rustsecd.ingest.run.SourceLease;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.Optional;

/** The life of ingest: its timers run while it is deployed, its leases and threads go with it. */
final class IngestVerticle extends VerticleBase {
    private final List<SourceTimer> timers;
    private final List<SourceLease> leases;
    private final WorkerExecutor worker;
    private final Optional<DemandRun> demand;

    /**
     * @param demand of a registry that is asked crate by crate
     */
    IngestVerticle(
            List<SourceTimer> timers, List<SourceLease> leases, WorkerExecutor worker, Optional<DemandRun> demand) {
        this.demand = demand;
        this.timers = timers;
        this.leases = leases;
        this.worker = worker;
    }

    @Override
    public Future<?> start() {
        demand.ifPresent(DemandRun::start);
        timers.forEach(SourceTimer::start);
        return Future.succeededFuture();
    }

    /** What a run is doing is not waited for: a transaction is whole or was never. */
    @Override
    public Future<?> stop() {
        timers.forEach(SourceTimer::stop);
        return demand.map(DemandRun::stop)
                .orElse(Future.succeededFuture())
                .compose(stopped ->
                        Future.join(leases.stream().map(SourceLease::release).toList()))
                .eventually(worker::close);
    }
}

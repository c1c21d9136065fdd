package dev.rustsecd.ingest;

import dev.rustsecd.ingest.RegistryAddress.Directory;
import dev.rustsecd.ingest.RegistryAddress.Git;
import dev.rustsecd.ingest.RegistryAddress.Sparse;
import dev.rustsecd.ingest.demand.DemandLimits;
import dev.rustsecd.ingest.demand.DemandRun;
import dev.rustsecd.ingest.demand.DemandRun.Means;
import dev.rustsecd.ingest.directory.DirectoryIndexSource;
import dev.rustsecd.ingest.git.GitIndexSource;
import dev.rustsecd.ingest.run.RegistryRun;
import dev.rustsecd.ingest.run.SourceLease;
import dev.rustsecd.ingest.run.SourceRun;
import dev.rustsecd.ingest.source.CrateSource;
import dev.rustsecd.ingest.source.IndexSource;
import dev.rustsecd.ingest.sparse.SparseIndexSource;
import dev.rustsecd.ingest.sparse.SparseSettings;
import dev.rustsecd.ingest.store.DatabaseAccess;
import dev.rustsecd.ingest.store.RegistryWriter;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What follows the registry of the settings: the runs of an index that is followed whole, or of one that is asked crate by
 * crate.
 *
 * @param demand the run, where it is of the second kind
 */
record RegistryFollowing(String name, SourceRun run, SourceLease lease, Optional<DemandRun> demand) {
    /** Whatever several programs are set to, one of them follows an index whole. */
    private static final String INDEX_LEASE = "registry: whole index";

    /** And one asks for crates. */
    private static final String DEMAND_LEASE = "registry: crates on demand";

    /**
     * Nothing where the registry is switched off.
     *
     * @throws IOException if the CA file cannot be used
     */
    static Optional<RegistryFollowing> of(
            IngestSettings settings, Vertx vertx, DatabaseAccess database, WorkerExecutor worker, InstantSource clock)
            throws IOException {
        RegistryAddress address = settings.registry().address();
        RegistryWriter registry = new RegistryWriter(database.pool(), clock);
        if (address instanceof Sparse sparse) {
            SparseSettings how =
                    SparseSettings.of(settings.git().proxy(), settings.git().caFile(), null);
            CrateSource source = SparseIndexSource.of(sparse.address(), how, vertx, worker, clock);
            SourceLease lease = new SourceLease(vertx, database.options(), DEMAND_LEASE);
            DemandRun run = new DemandRun(
                    source, lease, registry, database, new Means(vertx, worker, clock, DemandLimits.DEFAULT));
            return Optional.of(new RegistryFollowing(source.name(), run, lease, Optional.of(run)));
        }
        return index(settings, worker, clock).map(source -> {
            SourceLease lease = new SourceLease(vertx, database.options(), INDEX_LEASE);
            SourceRun run = new RegistryRun(source, lease, registry, worker, clock, settings.acceptDrop());
            return new RegistryFollowing(source.name(), run, lease, Optional.empty());
        });
    }

    private static Optional<IndexSource> index(IngestSettings settings, WorkerExecutor worker, InstantSource clock) {
        RegistryAddress address = settings.registry().address();
        if (address instanceof Git git) {
            return Optional.of(new GitIndexSource(git.remote(), settings.git(), worker));
        }
        return address instanceof Directory directory
                ? Optional.of(new DirectoryIndexSource(directory.folder(), worker, clock))
                : Optional.empty();
    }
}

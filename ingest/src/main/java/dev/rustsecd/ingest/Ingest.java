package dev.rustsecd.ingest;

import dev.rustsecd.ingest.cratesio.CratesIoSettings;
import dev.rustsecd.ingest.cratesio.YankReasons;
import dev.rustsecd.ingest.demand.DemandRun;
import dev.rustsecd.ingest.git.GitAdvisorySource;
import dev.rustsecd.ingest.run.IngestRun;
import dev.rustsecd.ingest.run.IngestRun.RunPolicy;
import dev.rustsecd.ingest.run.RunLog;
import dev.rustsecd.ingest.run.SourceLease;
import dev.rustsecd.ingest.run.SourceRun;
import dev.rustsecd.ingest.seed.SeedSource;
import dev.rustsecd.ingest.store.DatabaseAccess;
import dev.rustsecd.ingest.store.RegistryWriter;
import dev.rustsecd.ingest.store.YankReasonStore;
import dev.rustsecd.ingest.store.advisory.FactWriter;
import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.IngestSentences;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ingest, wired: every source with its lease, its runs, its timer and its meters, and what asks the registry's web API.
 * Each source is followed at once and then by its timer, while this is deployed; leases and threads go with it.
 */
public final class Ingest extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final String WORKER = "rustsecd-git";

    /** Of the index: one that reads it, and two that plan what was read. */
    private static final int REGISTRY_THREADS = 3;

    /** One program asks, whichever API programs are set to. */
    private static final String WEB_API_LEASE = "registry: web API";

    private final DatabaseAccess database;
    private final IngestSettings settings;
    private final Optional<CratesIoSettings> cratesIo;
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final FactWriter writer;
    private final List<SourceLease> leases = new ArrayList<>();
    private final List<SourceTimer> timers = new ArrayList<>();
    private Optional<DemandRun> demand = Optional.empty();
    private @Nullable WorkerExecutor worker;

    /**
     * @param cratesIo the registry's web API; nothing where it is not asked
     */
    public Ingest(
            DatabaseAccess database,
            IngestSettings settings,
            Optional<CratesIoSettings> cratesIo,
            MeterRegistry registry,
            InstantSource clock) {
        this.database = database;
        this.settings = settings;
        this.cratesIo = cratesIo;
        this.registry = registry;
        this.clock = clock;
        this.writer = new FactWriter(database.pool(), clock);
    }

    /**
     * Fills the mirrors of the advisory databases that lie on this machine, before there is a database to write them to;
     * blocks. What fails here is tried again, and told of, by the first runs, which must not begin meanwhile.
     */
    public static void fetchLocal(IngestSettings settings) {
        settings.sources().forEach(address -> {
            if (address instanceof AdvisoryAddress.Git git) {
                GitAdvisorySource.fetchLocal(git.remote(), settings.git());
            }
        });
    }

    @Override
    public Future<?> start() {
        WorkerExecutor threads = vertx.createSharedWorkerExecutor(
                WORKER,
                Math.max(2, settings.sources().size()) + REGISTRY_THREADS,
                settings.git().forIndex().fetchTimeout().toSeconds() + 60,
                TimeUnit.SECONDS);
        worker = threads;
        for (AdvisoryAddress source : settings.sources()) {
            SourceLease lease = new SourceLease(vertx, database.options(), source.name());
            SourceTimer.Subject subject = new SourceTimer.Subject(source.name(), IngestSentences.ADVISORIES);
            String meter = Integer.toString(timers.size());
            leases.add(lease);
            timers.add(timer(subject, run(source, lease, threads), settings.refresh(), meter));
        }
        try {
            RegistryFollowing.of(settings, vertx, database, threads, clock).ifPresent(this::follow);
        } catch (IOException e) {
            throw new IllegalStateException(IngestSentences.caFile(Causes.of(e)), e);
        }
        retire();
        demand.ifPresent(DemandRun::start);
        timers.forEach(SourceTimer::start);
        return cratesIo.isPresent() ? vertx.deployVerticle(yankReasons(cratesIo.get())) : Future.succeededFuture();
    }

    /** What a run is doing is not waited for: a transaction is whole or was never. */
    @Override
    public Future<?> stop() {
        timers.forEach(SourceTimer::stop);
        return demand.map(DemandRun::stop)
                .orElse(Future.succeededFuture())
                .compose(stopped ->
                        Future.join(leases.stream().map(SourceLease::release).toList()))
                .eventually(() -> worker == null ? Future.succeededFuture() : worker.close());
    }

    private void follow(RegistryFollowing index) {
        SourceTimer.Subject subject = new SourceTimer.Subject(index.name(), IngestSentences.CRATES);
        SourceTimer timer = timer(subject, index.run(), settings.registry().refresh(), "registry");
        demand = index.demand();
        demand.ifPresent(run -> run.onTurn(timer::soon));
        leases.add(index.lease());
        timers.add(timer);
    }

    private YankReasons yankReasons(CratesIoSettings asked) {
        SourceLease lease = new SourceLease(vertx, database.options(), WEB_API_LEASE);
        return new YankReasons(asked, lease, new YankReasonStore(database.pool(), clock), registry, clock);
    }

    private IngestRun run(AdvisoryAddress address, SourceLease lease, WorkerExecutor threads) {
        RunPolicy policy = new RunPolicy(
                address.equals(settings.rustsec()),
                settings.isSeeded(address) ? SeedSource::changes : null,
                settings.acceptDrop());
        return new IngestRun(address.source(settings, vertx, threads), lease, writer, threads, clock, policy);
    }

    private SourceTimer timer(SourceTimer.Subject subject, SourceRun run, Duration refresh, String meter) {
        RunSchedule schedule =
                new RunSchedule(refresh, () -> ThreadLocalRandom.current().nextDouble());
        RunLog log = new RunLog(writer, clock);
        return new SourceTimer(vertx, subject, run, schedule, new IngestMetrics(registry, meter), log);
    }

    /** Sources that are not configured any more; a database that is away now is told of by the runs. */
    private void retire() {
        RegistryAddress address = settings.registry().address();
        Set<String> names =
                settings.sources().stream().map(AdvisoryAddress::name).collect(Collectors.toSet());
        address.name().ifPresent(names::add);
        // The registry first: a run of what is no advisory source is the registry's.
        new RegistryWriter(database.pool(), clock)
                .follow(address.name().orElse(null), address.isWhole())
                .compose(followed -> writer.retire(names))
                .onFailure(failure -> LOG.atWarn()
                        .setMessage(IngestSentences.SOURCES_NOT_RETIRED)
                        .addKeyValue("cause", Causes.of(failure))
                        .log());
    }
}

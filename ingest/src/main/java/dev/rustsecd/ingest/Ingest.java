package dev.rustsecd.ingest;

import dev.rustsecd.ingest.git.GitAdvisorySource;
import dev.rustsecd.ingest.run.IngestRun;
import dev.rustsecd.ingest.run.IngestRun.RunPolicy;
import dev.rustsecd.ingest.run.RunLog;
import dev.rustsecd.ingest.run.SourceLease;
import dev.rustsecd.ingest.run.SourceRun;
import dev.rustsecd.ingest.seed.SeedSource;
import dev.rustsecd.ingest.store.RegistryWriter;
import dev.rustsecd.ingest.store.advisory.FactWriter;
import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.IngestSentences;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ingest, wired: every source with its lease, its runs, its timer and its meters. */
public final class Ingest {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final String WORKER = "rustsecd-git";

    /** Of the index: one that reads it, and two that plan what was read. */
    private static final int REGISTRY_THREADS = 3;

    private final Vertx vertx;
    private final Database database;
    private final IngestSettings settings;
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final FactWriter writer;

    /** The migrated database: a pool for facts, and options for the connections that leases hold. */
    public record Database(Pool pool, PgConnectOptions options) {}

    private Ingest(
            Vertx vertx, Database database, IngestSettings settings, MeterRegistry registry, InstantSource clock) {
        this.vertx = vertx;
        this.database = database;
        this.settings = settings;
        this.registry = registry;
        this.clock = clock;
        this.writer = new FactWriter(database.pool(), clock);
    }

    /**
     * Starts to follow the sources, each at once and then by its timer. Undeploying it, or closing Vert.x, ends it.
     *
     * @return the deployment's id
     */
    public static Future<String> deploy(
            Vertx vertx, Database database, IngestSettings settings, MeterRegistry registry, InstantSource clock) {
        return new Ingest(vertx, database, settings, registry, clock).deploy();
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

    private Future<String> deploy() {
        WorkerExecutor worker = vertx.createSharedWorkerExecutor(
                WORKER,
                Math.max(2, settings.sources().size()) + REGISTRY_THREADS,
                settings.git().forIndex().fetchTimeout().toSeconds() + 60,
                TimeUnit.SECONDS);
        List<SourceLease> leases = new ArrayList<>();
        List<SourceTimer> timers = new ArrayList<>();
        for (AdvisoryAddress source : settings.sources()) {
            SourceLease lease = new SourceLease(vertx, database.options(), source.name());
            leases.add(lease);
            SourceTimer.Subject subject = new SourceTimer.Subject(source.name(), IngestSentences.ADVISORIES);
            String meter = Integer.toString(timers.size());
            timers.add(timer(subject, run(source, lease, worker), settings.refresh(), meter));
        }
        Optional<RegistryFollowing> following;
        try {
            following = RegistryFollowing.of(settings, vertx, database, worker, clock);
        } catch (IOException e) {
            return Future.failedFuture(new IllegalStateException(IngestSentences.caFile(Causes.of(e)), e));
        }
        following.ifPresent(index -> {
            leases.add(index.lease());
            SourceTimer.Subject subject = new SourceTimer.Subject(index.name(), IngestSentences.CRATES);
            SourceTimer timer = timer(subject, index.run(), settings.registry().refresh(), "registry");
            index.demand().ifPresent(demand -> demand.onTurn(timer::soon));
            timers.add(timer);
        });
        retire();
        return vertx.deployVerticle(
                new IngestVerticle(timers, leases, worker, following.flatMap(RegistryFollowing::demand)));
    }

    private IngestRun run(AdvisoryAddress address, SourceLease lease, WorkerExecutor worker) {
        RunPolicy policy = new RunPolicy(
                address.equals(settings.rustsec()),
                settings.isSeeded(address) ? SeedSource::changes : null,
                settings.acceptDrop());
        return new IngestRun(address.source(settings, vertx, worker), lease, writer, worker, clock, policy);
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

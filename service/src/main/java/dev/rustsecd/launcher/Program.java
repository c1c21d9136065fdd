package dev.rustsecd.launcher;

import dev.rustsecd.ingest.Ingest;
import dev.rustsecd.ingest.outbound.ProxyLogin;
import dev.rustsecd.ingest.store.DatabaseAccess;
import dev.rustsecd.service.Service;
import dev.rustsecd.service.Service.Instruments;
import dev.rustsecd.service.exchange.OutOfMemory;
import dev.rustsecd.service.http.Api;
import dev.rustsecd.service.metrics.ServiceMetrics;
import dev.rustsecd.service.ops.ManagementServer;
import dev.rustsecd.service.ops.ManagementServer.Health;
import dev.rustsecd.service.snapshot.RevisionListener;
import dev.rustsecd.service.snapshot.SnapshotHolder;
import dev.rustsecd.service.snapshot.SnapshotLoader;
import dev.rustsecd.service.store.ChangeReader;
import dev.rustsecd.service.store.FactReader;
import dev.rustsecd.service.store.OperatorReasons;
import dev.rustsecd.service.store.RequirementsReader;
import dev.rustsecd.service.store.WantedWriter;
import dev.rustsecd.service.store.YankHistory;
import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.OperatorSentences;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the program: the order in which its parts start, and, the other way round, stop.
 *
 * <p>Settings, then a look whether the ports are free, then the database, then its schema, then what is known is loaded and
 * the listeners open, then the first fetch. The management listener opens first, so that a scheduler sees the start.
 */
final class Program {
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);
    private static final Duration POLL = Duration.ofSeconds(10);

    /** How long plans wait for the database. */
    private static final Duration REQUIREMENTS = Duration.ofSeconds(2);

    private final ProgramSettings settings;
    private final InstantSource clock = InstantSource.system();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final SnapshotHolder holder = new SnapshotHolder();
    private final Shutdown shutdown = new Shutdown();
    private final Readiness readiness;
    private volatile @Nullable Service serving;

    Program(ProgramSettings settings) {
        this.settings = settings;
        this.readiness = new Readiness(settings.role().serves);
    }

    /** Returns when everything runs, or, in the role {@code migrate}, has been done. */
    void run() throws StartFailed {
        try {
            start();
        } catch (Waiting.Failed failed) {
            shutdown.run();
            throw new StartFailed(String.valueOf(failed.getMessage()), failed);
        } catch (StartFailed failed) {
            shutdown.run();
            throw failed;
        }
    }

    private void start() throws StartFailed, Waiting.Failed {
        ListenAddress.requireFree(settings.listenAddresses());
        ProxyLogin.install(settings.ingest().git().proxy());
        CompletableFuture<Vertx> starting = CompletableFuture.supplyAsync(() -> vertxWithMeters(registry));
        WarmUp warmUp = WarmUp.onFirstStart(settings);
        Database database = Database.open(settings);
        shutdown.add(database);
        Vertx vertx = starting.join().exceptionHandler(Program::uncaught);
        shutdown.add(() -> Waiting.on(vertx.close()));
        Role role = settings.role();
        ManagementServer management = role == Role.MIGRATE ? null : management(vertx);
        Pool pool = database.pool(vertx);
        shutdown.add(() -> Waiting.on(pool.close()));
        String schema = database.prepare(pool, role.migrates);
        if (role == Role.MIGRATE) {
            System.out.println(schema);
            shutdown.run();
            return;
        }
        vertx.setPeriodic(
                POLL.toMillis(),
                tick -> vertx.executeBlocking(() -> {
                    database.look();
                    return true;
                }));
        ServiceMetrics metrics = new ServiceMetrics(registry, clock);
        metrics.watchDataDirectory(database::hasDirectory);
        if (role.serves) {
            serve(vertx, database, pool, metrics, Objects.requireNonNull(management));
        }
        if (role.ingests) {
            warmUp.awaitFetched();
            DatabaseAccess facts = new DatabaseAccess(pool, database.options());
            Ingest ingest = new Ingest(facts, settings.ingest(), settings.cratesIo(), registry, clock);
            String deployment = Waiting.on(vertx.deployVerticle(ingest));
            shutdown.add(() -> Waiting.on(vertx.undeploy(deployment)));
        }
        readiness.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "rustsecd-stop"));
    }

    private static void uncaught(Throwable failure) {
        OutOfMemory.endIfCausing(failure);
        LOG.atError().setCause(failure).log(OperatorSentences.UNCAUGHT);
    }

    private void stop() {
        readiness.drain();
        Service service = serving;
        if (service != null) {
            service.drain();
            Waiting.pause(settings.drain());
        }
        shutdown.run();
    }

    /** With the meters of its pools; requests have meters of their own. */
    private static Vertx vertxWithMeters(MeterRegistry registry) {
        MicrometerMetricsOptions meters = new MicrometerMetricsOptions().setEnabled(true);
        for (MetricsDomain domain : MetricsDomain.values()) {
            if (domain != MetricsDomain.NAMED_POOLS) {
                meters.addDisabledMetricsCategory(domain);
            }
        }
        VertxOptions options =
                new VertxOptions().setPreferNativeTransport(false).setMetricsOptions(meters);
        return Vertx.builder()
                .with(options)
                .withMetrics(new MicrometerMetricsFactory(registry))
                .build();
    }

    private ManagementServer management(Vertx vertx) throws StartFailed {
        Health health = new Health(readiness::isStarted, readiness::isReady);
        ManagementServer management = listening(
                ManagementServer.start(vertx, settings.management(), health, registry),
                settings.management().host(),
                settings.management().port());
        shutdown.add(() -> Waiting.on(management.close()));
        return management;
    }

    private void serve(Vertx vertx, Database database, Pool pool, ServiceMetrics metrics, ManagementServer management)
            throws StartFailed, Waiting.Failed {
        FactReader reader =
                new FactReader(pool, settings.http().address().fixed().orElse(""));
        RevisionListener listener =
                new RevisionListener(vertx, database.options(), new SnapshotLoader(reader), holder, clock);
        listener.onAttempt(state -> {
            if (!state.isUp()) {
                metrics.reloadFailed();
            }
        });
        Future<Void> loaded = listener.start(POLL);
        shutdown.add(DatabaseProbe.start(vertx, database.options(), answer -> {
            metrics.databaseUp(answer.succeeded());
            listener.databaseAnswered(answer);
        }));
        shutdown.add(() -> Waiting.on(listener.stop()));
        Api.Supply supply = new Api.Supply(
                holder,
                new RequirementsReader(pool, REQUIREMENTS),
                new WantedWriter(pool, clock),
                new Api.Reasons(new OperatorReasons(pool, clock), new YankHistory(pool)),
                new ChangeReader(pool));
        Service service = listening(
                Service.start(vertx, supply, settings.http(), settings.rules(), new Instruments(clock, metrics)),
                settings.http().host(),
                settings.http().port());
        serving = service;
        if (!settings.http().access().publicWrites()) {
            management.serveWrites(service.writes());
        }
        shutdown.add(() -> Waiting.on(service.close()));
        Waiting.on(loaded);
        Greeting greeting = new Greeting(settings, service.port(), management.port());
        holder.onSwap(facts -> greeting.once(facts.snapshot()));
        greeting.once(holder.current());
        holder.onSwap(facts -> readiness.loaded(facts.snapshot(), service));
        readiness.loaded(holder.current(), service);
    }

    private static <T> T listening(Future<T> listener, String host, int port) throws StartFailed {
        try {
            return Waiting.on(listener);
        } catch (Waiting.Failed failed) {
            throw new StartFailed(
                    OperatorSentences.cannotListen(new ListenAddress(host, port).toString(), Causes.of(failed)),
                    failed);
        }
    }

    /** Stops what was started, the last first; one part that does not stop does not keep the others from it. Runs once. */
    private static final class Shutdown implements Runnable {
        private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

        private final Deque<AutoCloseable> started = new ArrayDeque<>();

        synchronized void add(AutoCloseable part) {
            started.push(part);
        }

        @Override
        public synchronized void run() {
            while (!started.isEmpty()) {
                close(started.pop());
            }
        }

        private static void close(AutoCloseable part) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.atWarn()
                        .setMessage(OperatorSentences.PART_DID_NOT_STOP)
                        .setCause(e)
                        .log();
            }
        }
    }
}

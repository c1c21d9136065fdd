package dev.rustsecd.service.metrics;

import dev.rustsecd.audit.Verdict;
import dev.rustsecd.snapshot.RegistryState;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.words.operator.MetricSentences;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The meters of the service. Safe for use by many threads. */
public final class ServiceMetrics {
    private static final int CLIENT_GONE = 0;

    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Map<String, Map<String, Timer>> requests = new ConcurrentHashMap<>();
    private final Map<String, Counter> waits = new ConcurrentHashMap<>();
    private final Counter reloadFailures;
    private final Counter readersCut;
    private final Counter tokensWrong;
    private final Counter clientsLimited;
    private volatile @Nullable Instant certificateExpires;
    private volatile @Nullable Snapshot served;
    private volatile boolean databaseUp;

    public ServiceMetrics(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        this.reloadFailures = Counter.builder("rustsecd.snapshot.reload.failures")
                .description(MetricSentences.RELOAD_FAILURES)
                .register(registry);
        this.readersCut = Counter.builder("rustsecd.readers.cut")
                .description(MetricSentences.READERS_CUT)
                .register(registry);
        this.tokensWrong = Counter.builder("rustsecd.admin.tokens.wrong")
                .description(MetricSentences.TOKENS_WRONG)
                .register(registry);
        this.clientsLimited = Counter.builder("rustsecd.clients.limited")
                .description(MetricSentences.CLIENTS_LIMITED)
                .register(registry);
        registerSnapshot();
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Meters that nobody looks at. */
    public static ServiceMetrics unseen(InstantSource clock) {
        return new ServiceMetrics(new SimpleMeterRegistry(), clock);
    }

    /** How an exchange ended, as a tag: the verdict where there is one, else the kind of status. */
    public static String outcome(int status, Optional<Verdict> verdict) {
        if (status == CLIENT_GONE) {
            return "client_gone";
        }
        if (status >= 500) {
            return "server_error";
        }
        if (verdict.isPresent() && (status == 200 || status == 422)) {
            return verdict.get().label();
        }
        if (status >= 400) {
            return "client_error";
        }
        return status >= 300 ? "not_sent_again" : "ok";
    }

    /**
     * @param operation id of the OpenAPI document, or {@code unmatched}
     */
    public void requestAnswered(String operation, String outcome, long nanos) {
        requests.computeIfAbsent(operation, first -> new ConcurrentHashMap<>())
                .computeIfAbsent(outcome, first -> requestTimer(Tags.of("operation", operation, "outcome", outcome)))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer requestTimer(Tags tags) {
        return Timer.builder("rustsecd.requests")
                .description(MetricSentences.REQUESTS)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(100_000))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .tags(tags)
                .register(registry);
    }

    /** A snapshot took over. */
    public void snapshotServed(Snapshot snapshot) {
        served = snapshot;
    }

    public void reloadFailed() {
        reloadFailures.increment();
    }

    /** Whether the database answered when it was last asked. */
    public void databaseUp(boolean up) {
        databaseUp = up;
    }

    /** Watches whether the data directory is there. */
    public void watchDataDirectory(BooleanSupplier there) {
        gauge("rustsecd.data.directory.up", MetricSentences.DATA_DIRECTORY_UP, () -> there.getAsBoolean() ? 1 : 0);
    }

    /** Watches the bytes of bodies that arrive, or are small. */
    public void watchBodies(LongSupplier bytesInFlight) {
        gauge("rustsecd.requests.body.bytes", MetricSentences.BODY_BYTES, bytesInFlight::getAsLong);
    }

    /** Watches the tasks on the worker threads. */
    public void watchTasks(IntSupplier workerTasks) {
        gauge("rustsecd.worker.tasks", MetricSentences.WORKER_TASKS, workerTasks::getAsInt);
    }

    /**
     * What a lane of requests shows.
     *
     * @param working requests that are worked on
     * @param waiting requests that wait for a place
     * @param heapBytes what those that were admitted hold
     * @param rejected requests that were told to come again, so far
     */
    public record LaneView(IntSupplier working, IntSupplier waiting, LongSupplier heapBytes, LongSupplier rejected) {}

    /** Watches a lane of requests. */
    public void watchLane(String name, LaneView lane) {
        Tags tags = Tags.of("lane", name);
        gauge("rustsecd.requests.working", MetricSentences.WORKING, lane.working()::getAsInt, tags);
        gauge("rustsecd.requests.waiting", MetricSentences.WAITING, lane.waiting()::getAsInt, tags);
        gauge("rustsecd.requests.heap.bytes", MetricSentences.HEAP_BYTES, lane.heapBytes()::getAsLong, tags);
        // Micrometer keeps what it counts for by a weak reference.
        FunctionCounter.builder(
                        "rustsecd.requests.rejected",
                        this,
                        meters -> lane.rejected().getAsLong())
                .description(MetricSentences.REJECTED)
                .tags(tags)
                .register(registry);
    }

    /** A client read nothing of its answer for so long that its connection was closed. */
    public void readerCut() {
        readersCut.increment();
    }

    /** Watches what is waited for: questions that are held, and different crates that they wait for. */
    public void watchDemand(IntSupplier questions, IntSupplier crates) {
        gauge("rustsecd.registry.waiting.requests", MetricSentences.WAITING_REQUESTS, questions::getAsInt);
        gauge("rustsecd.registry.waiting.crates", MetricSentences.WAITING_CRATES, crates::getAsInt);
    }

    /**
     * A question had to wait.
     *
     * @param outcome {@code arrived}, {@code ran_out}, {@code given_up}, or {@code full} where it was not held
     */
    public void waited(String outcome) {
        waits.computeIfAbsent(outcome, this::waitCounter).increment();
    }

    private Counter waitCounter(String outcome) {
        return Counter.builder("rustsecd.registry.waits")
                .description(MetricSentences.WAITS)
                .tag("outcome", outcome)
                .register(registry);
    }

    /** Watches who follows the change stream. */
    public void watchFollowers(IntSupplier followers) {
        gauge("rustsecd.changes.followers", MetricSentences.FOLLOWERS, followers::getAsInt);
    }

    /** Somebody sent a token that is not the operator's. */
    public void tokenWrong() {
        tokensWrong.increment();
    }

    /** Connections have a certificate that expires then. */
    public void certificateServed(Instant expires) {
        if (certificateExpires == null) {
            gauge("rustsecd.tls.certificate.expiry.timestamp.seconds", MetricSentences.CERTIFICATE_EXPIRY, () -> {
                Instant served = certificateExpires;
                return served == null ? Double.NaN : served.getEpochSecond();
            });
        }
        certificateExpires = expires;
    }

    /** Watches open connections of the public listener. */
    public void watchConnections(IntSupplier open) {
        gauge("rustsecd.connections", MetricSentences.CONNECTIONS, open::getAsInt);
        connectionsRejected("client").increment(0);
        connectionsRejected("full").increment(0);
    }

    /**
     * A connection was closed as soon as it was opened.
     *
     * @param reason {@code client} or {@code full}: its client had too many, or all had, and none was idle
     */
    public void connectionRejected(String reason) {
        connectionsRejected(reason).increment();
    }

    private Counter connectionsRejected(String reason) {
        return Counter.builder("rustsecd.connections.rejected")
                .description(MetricSentences.CONNECTIONS_REJECTED)
                .tag("reason", reason)
                .register(registry);
    }

    /** A request was one too many of its client. */
    public void clientLimited() {
        clientsLimited.increment();
    }

    private void registerSnapshot() {
        gauge("rustsecd.database.up", MetricSentences.DATABASE_UP, () -> databaseUp ? 1 : 0);
        gauge(
                "rustsecd.snapshot.revision",
                MetricSentences.REVISION,
                () -> ofSnapshot(snapshot -> snapshot.revision().number()));
        gauge(
                "rustsecd.snapshot.advisories",
                MetricSentences.ADVISORIES,
                () -> ofSnapshot(snapshot -> snapshot.advisories().size()));
        gauge(
                "rustsecd.quarantine.records",
                MetricSentences.QUARANTINE,
                () -> ofSnapshot(snapshot -> snapshot.quarantine().size()));
        gauge("rustsecd.advisories.check.age.seconds", MetricSentences.CHECK_AGE, this::age);
        gauge(
                "rustsecd.registry.crates",
                MetricSentences.CRATES,
                () -> ofSnapshot(snapshot -> snapshot.registry().crateCount()));
        gauge("rustsecd.registry.check.age.seconds", MetricSentences.REGISTRY_CHECK_AGE, this::registryAge);
    }

    private double ofSnapshot(java.util.function.ToDoubleFunction<Snapshot> value) {
        Snapshot snapshot = served;
        return snapshot == null ? Double.NaN : value.applyAsDouble(snapshot);
    }

    private double age() {
        return ofSnapshot(snapshot -> seconds(snapshot.oldestCheck()));
    }

    private double registryAge() {
        return ofSnapshot(snapshot -> seconds(snapshot.registry().state().map(RegistryState::reachedAt)));
    }

    private double seconds(Optional<Instant> since) {
        // Not below 0 where the clock was set back.
        return since.map(checked ->
                        Math.max(0, Duration.between(checked, clock.instant()).toMillis() / 1_000.0))
                .orElse(Double.NaN);
    }

    private void gauge(String name, String description, java.util.function.Supplier<Number> value) {
        gauge(name, description, value, Tags.empty());
    }

    private void gauge(String name, String description, java.util.function.Supplier<Number> value, Tags tags) {
        Gauge.builder(name, value).description(description).tags(tags).register(registry);
    }
}

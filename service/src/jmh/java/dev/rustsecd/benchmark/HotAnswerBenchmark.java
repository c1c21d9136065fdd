package dev.rustsecd.benchmark;

import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;

import dev.rustsecd.service.Service;
import dev.rustsecd.service.admission.Admission;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.BodyReader;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.ClientGate;
import dev.rustsecd.service.exchange.Exchange;
import dev.rustsecd.service.exchange.ExchangeSettings;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.exchange.StandardHeaders;
import dev.rustsecd.service.http.Api;
import dev.rustsecd.service.http.HttpSettings;
import dev.rustsecd.service.metrics.ServiceMetrics;
import dev.rustsecd.service.snapshot.ServedFacts;
import dev.rustsecd.service.snapshot.SnapshotHolder;
import dev.rustsecd.service.store.ChangeReader;
import dev.rustsecd.service.store.IngestState;
import dev.rustsecd.service.store.OperatorReasons;
import dev.rustsecd.service.store.RequirementsReader;
import dev.rustsecd.service.store.WantedWriter;
import dev.rustsecd.service.store.YankHistory;
import dev.rustsecd.snapshot.Rules;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Requests for answers that are made beforehand, over loopback, beside routes that do nothing: one connection, 32 requests
 * at a time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(HotAnswerBenchmark.AT_A_TIME)
public class HotAnswerBenchmark {
    static final int AT_A_TIME = 32;

    private static final String PACKAGE = "/packages/time.json";
    private static final String RECORD = "/v1/vulns/RUSTSEC-2020-0071";

    /** What is asked for. */
    public enum Asked {
        /** A route of Vert.x that ends the response with 304. */
        BARE,
        /** The same with a header field for each that {@link #PACKAGE_304} has: what a route can cost at least. */
        BARE_HEADERS,
        /** A route that ends an exchange of ours with an empty answer: with its id, its headers and its meters. */
        BARE_EXCHANGE,
        PACKAGE_304,
        PACKAGE_GZIP,
        PACKAGE_PLAIN,
        RECORD_304,
        RECORD_GZIP,
        /** An answer of ours that is digested for each request, for comparison. */
        STATUS_304
    }

    @Param
    private Asked asked = Asked.BARE;

    private final Vertx vertx = Vertx.vertx();
    private Connection connection = new Connection();

    /** Starts the service on the advisory database, and the bare route. */
    @Setup
    public void start() throws IOException {
        Corpus corpus = new Corpus();
        corpus.loadDatabase();
        SnapshotHolder holder = new SnapshotHolder();
        holder.swap(new ServedFacts(corpus.snapshot(), IngestState.EMPTY, Map.of()));
        ServiceMetrics metrics = new ServiceMetrics(new SimpleMeterRegistry(), () -> NOW);
        Service service = await(Service.start(
                vertx,
                supply(holder),
                HttpSettings.of("127.0.0.1", 0, 1_024),
                Rules.DEFAULT,
                new Service.Instruments(() -> NOW, metrics)));
        HttpServer bare = await(bareServer());
        connection = Connection.to(asked.name().startsWith("BARE") ? bare.actualPort() : service.port());
        connection.ask(AT_A_TIME, request());
    }

    /** Facts alone: none of these answers asks the database. */
    private Api.Supply supply(SnapshotHolder holder) {
        PgConnectOptions nowhere = new PgConnectOptions().setHost("127.0.0.1").setPort(1);
        Pool pool = PgBuilder.pool().connectingTo(nowhere).using(vertx).build();
        return new Api.Supply(
                holder,
                new RequirementsReader(pool, Duration.ofSeconds(1)),
                new WantedWriter(pool, () -> NOW),
                new Api.Reasons(new OperatorReasons(pool, () -> NOW), new YankHistory(pool)),
                new ChangeReader(pool));
    }

    private Future<HttpServer> bareServer() {
        Router router = Router.router(vertx);
        router.get("/BARE")
                .handler(context -> context.response().setStatusCode(304).end());
        router.get("/BARE_HEADERS").handler(context -> {
            HttpServerResponse response = context.response().setStatusCode(304);
            StandardHeaders.addTo(response.headers(), "00000000-0000-4000-8000-000000000000");
            response.putHeader("ETag", "\"x\"")
                    .putHeader("Rustsec-Data-Age", "advisories=60")
                    .end();
        });
        Exchange exchange = exchange();
        Operation<Call> bare =
                Operation.get("bare", "/BARE_EXCHANGE", call -> call, Operation.now(call -> Answer.empty(304)));
        router.get(bare.path()).handler(context -> exchange.run(new Call(context.request(), bare, Map.of())));
        return vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1");
    }

    private Exchange exchange() {
        ServiceMetrics metrics = new ServiceMetrics(new SimpleMeterRegistry(), () -> NOW);
        ExchangeSettings settings = ExchangeSettings.ofBody(1_024);
        Admission admission = new Admission(vertx, settings.admission());
        return new Exchange(
                vertx, settings, new BodyReader(vertx, settings, admission), ClientGate.open(metrics), metrics);
    }

    private String request() throws IOException {
        return switch (asked) {
            case BARE, BARE_HEADERS, BARE_EXCHANGE -> Connection.get("/" + asked, "If-None-Match: \"x\"");
            case PACKAGE_304 -> Connection.get(PACKAGE, "If-None-Match: " + connection.tag(PACKAGE));
            case PACKAGE_GZIP -> Connection.get(PACKAGE, "Accept-Encoding: gzip");
            case PACKAGE_PLAIN -> Connection.get(PACKAGE);
            case RECORD_304 -> Connection.get(RECORD, "If-None-Match: " + connection.tag(RECORD));
            case RECORD_GZIP -> Connection.get(RECORD, "Accept-Encoding: gzip");
            case STATUS_304 -> Connection.get("/v1/status", "If-None-Match: " + connection.tag("/v1/status"));
        };
    }

    @Benchmark
    public int perRequest() throws IOException {
        return connection.answers();
    }

    /** Stops everything. */
    @TearDown
    public void stop() throws IOException {
        connection.close();
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}

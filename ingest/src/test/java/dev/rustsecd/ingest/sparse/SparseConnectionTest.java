package dev.rustsecd.ingest.sparse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.FakeProxy;
import dev.rustsecd.ingest.fixtures.FakeRegistry;
import dev.rustsecd.ingest.fixtures.IndexLine;
import dev.rustsecd.ingest.fixtures.TestCertificate;
import dev.rustsecd.ingest.outbound.OutboundProxy;
import dev.rustsecd.ingest.source.CrateSource.Answer;
import dev.rustsecd.ingest.source.CrateSource.Failed;
import dev.rustsecd.ingest.source.CrateSource.Found;
import dev.rustsecd.ingest.source.CrateSource.Question;
import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections: HTTP versions, redirects, TLS, proxies. */
final class SparseConnectionTest {
    private final Vertx vertx = Vertx.vertx();
    private final WorkerExecutor worker = vertx.createSharedWorkerExecutor("sparse", 2);
    private final FakeRegistry registry = FakeRegistry.start(vertx);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void open() {
        registry.put(IndexLine.of("time", "0.1.42"));
    }

    @AfterEach
    void close() {
        Await.result(vertx.close());
    }

    @Test
    void serverWithoutHttp2IsAskedAllTheSame() throws IOException {
        try (FakeRegistry old = FakeRegistry.start(vertx, new HttpServerOptions().setHttp2ClearTextEnabled(false))) {
            old.put(IndexLine.of("time", "0.1.42"));
            SparseIndexSource plain = source("http://localhost:" + old.port() + "/", null, null);
            for (int i = 0; i < 40; i++) {
                assertInstanceOf(Found.class, Await.result(plain.fetch(Question.of("time"))));
            }
            assertEquals("HTTP_1_1", old.seen().get(0).version());
        }
    }

    @Test
    void serverWithoutHttp2IsAskedOverSeveralConnections() throws IOException {
        int connections = 8;
        try (FakeRegistry old = FakeRegistry.start(vertx, new HttpServerOptions().setHttp2ClearTextEnabled(false))) {
            old.put(IndexLine.of("time", "0.1.42"));
            SparseIndexSource plain = source("http://localhost:" + old.port() + "/", null, null);
            Await.result(plain.fetch(Question.of("time")));
            List<HttpServerRequest> held = new ArrayList<>();
            old.scriptAll(request -> {
                held.add(request);
                if (held.size() == connections) {
                    held.forEach(old::serve);
                    held.clear();
                }
            });
            List<Future<Answer>> answers = Stream.generate(() -> plain.fetch(Question.of("time")))
                    .limit(4L * connections)
                    .toList();
            Await.result(Future.all(answers));
            assertEquals(connections, old.mostAtOnce());
        }
    }

    /** Another server's "404" would be a crate that does not exist, and its file a crate that the index does not have. */
    @Test
    void redirectsAreFollowedAFewTimesAndToNoOtherServer() throws IOException {
        try (FakeRegistry other = FakeRegistry.start(vertx)) {
            other.put(IndexLine.of("time", "0.1.42"));
            registry.put(IndexLine.of("moved", "1.0.0"));
            SparseIndexSource known = source("http://me:p%40ss@localhost:" + registry.port() + "/", null, null);
            registry.script("once", to("/mo/ve/moved"));
            assertInstanceOf(Found.class, Await.result(known.fetch(Question.of("once"))));
            assertEquals("Basic bWU6cEBzcw==", registry.seen().get(1).headers().get("authorization"));
            registry.script("loop", to("/lo/op/loop"));
            assertInstanceOf(Failed.class, Await.result(known.fetch(Question.of("loop"))));
            assertEquals(6, registry.seen().size());
            for (String elsewhere : List.of(
                    "http://localhost:" + other.port() + "/ti/me/time",
                    "http://127.0.0.1:" + registry.port() + "/mo/ve/moved",
                    "https://localhost:" + registry.port() + "/mo/ve/moved",
                    "//localhost:" + other.port() + "/ti/me/time",
                    "file:///etc/passwd",
                    "http:",
                    "%")) {
                registry.script("time", to(elsewhere));
                Failed failed =
                        assertInstanceOf(Failed.class, Await.result(known.fetch(Question.of("time"))), elsewhere);
                assertEquals(Failure.UPSTREAM_ERROR, failed.failure(), elsewhere);
            }
            assertEquals(List.of(), other.seen());
        }
    }

    @Test
    void tlsTrustsTheCaFileAndSpeaksHttp2() throws Exception {
        TestCertificate certificate = TestCertificate.in(folder);
        HttpServerOptions options = new HttpServerOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(new PfxOptions()
                        .setPath(folder.resolve("server.p12").toString())
                        .setPassword("changeit"));
        try (FakeRegistry secure = FakeRegistry.start(vertx, options)) {
            secure.put(IndexLine.of("time", "0.1.42"));
            String url = "https://localhost:" + secure.port() + "/";
            Question time = Question.of("time");
            assertInstanceOf(
                    Found.class,
                    Await.result(source(url, null, certificate.pem()).fetch(time)));
            assertEquals("HTTP_2", secure.seen().get(0).version());
            Failed failed = assertInstanceOf(
                    Failed.class, Await.result(source(url, null, null).fetch(time)));
            assertEquals(Failure.UNREACHABLE, failed.failure());
            secure.script("down", to("http://localhost:" + registry.port() + "/ti/me/time"));
            assertInstanceOf(
                    Failed.class,
                    Await.result(source(url, null, certificate.pem()).fetch(Question.of("down"))));
        }
    }

    @Test
    void proxyIsUsedButForHostsThatAreReachedWithoutIt() throws IOException {
        try (FakeProxy proxy = new FakeProxy()) {
            String url = "http://localhost:" + registry.port() + "/";
            OutboundProxy through = OutboundProxy.parse("http://me:p%40ss@localhost:" + proxy.port(), "");
            assertInstanceOf(
                    Found.class, Await.result(source(url, through, null).fetch(Question.of("time"))));
            assertEquals(1, proxy.heads().size());
            assertTrue(proxy.heads().get(0).toLowerCase(java.util.Locale.ROOT).contains("proxy-authorization: basic "));
            OutboundProxy around = OutboundProxy.parse("http://localhost:" + proxy.port(), "localhost");
            assertInstanceOf(Found.class, Await.result(source(url, around, null).fetch(Question.of("time"))));
            assertEquals(1, proxy.heads().size());
        }
    }

    private SparseIndexSource source(String url, @Nullable OutboundProxy proxy, @Nullable Path caFile)
            throws IOException {
        SparseSettings settings = new SparseSettings(
                proxy, caFile, "rustsecd (me@example.org)", Duration.ofSeconds(3), Duration.ofSeconds(6));
        return SparseIndexSource.of(SparseAddress.parse(url), settings, vertx, worker, InstantSource.system());
    }

    private static java.util.function.Consumer<HttpServerRequest> to(String place) {
        return request -> request.response()
                .setStatusCode(302)
                .putHeader("location", place)
                .end();
    }
}

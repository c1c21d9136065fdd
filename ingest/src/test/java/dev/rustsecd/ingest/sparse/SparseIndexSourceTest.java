package dev.rustsecd.ingest.sparse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.FakeRegistry;
import dev.rustsecd.ingest.fixtures.IndexLine;
import dev.rustsecd.ingest.outbound.OutboundProxy;
import dev.rustsecd.ingest.source.CrateSource.Absent;
import dev.rustsecd.ingest.source.CrateSource.Answer;
import dev.rustsecd.ingest.source.CrateSource.Failed;
import dev.rustsecd.ingest.source.CrateSource.Found;
import dev.rustsecd.ingest.source.CrateSource.NotModified;
import dev.rustsecd.ingest.source.CrateSource.Question;
import dev.rustsecd.ingest.source.CrateSource.Validators;
import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import dev.rustsecd.ingest.source.IndexFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SparseIndexSourceTest {
    private static final String TIME = IndexLine.file(IndexLine.of("time", "0.1.42"));

    private final Vertx vertx = Vertx.vertx();
    private final WorkerExecutor worker = vertx.createSharedWorkerExecutor("sparse", 2);
    private final FakeRegistry registry = FakeRegistry.start(vertx);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private SparseIndexSource source;

    @BeforeEach
    void open() throws IOException {
        source = source("http://localhost:" + registry.port() + "/", null, null);
        registry.put(IndexLine.of("time", "0.1.42"));
    }

    @AfterEach
    void close() {
        Await.result(vertx.close());
    }

    @Test
    void crateIsFoundWithItsValidators() {
        Found found = assertInstanceOf(Found.class, ask("time"));
        assertEquals(TIME, new String(found.file().bytes(), StandardCharsets.UTF_8));
        assertEquals("time", found.file().name());
        assertEquals(64, found.file().content().length());
        assertEquals("Wed, 25 Nov 2026 16:00:00 GMT", found.validators().lastModified());
        assertInstanceOf(NotModified.class, ask("time", found.validators()));
    }

    @Test
    void questionIsThatOfCargo() {
        ask("Foo_Bar", new Validators("\"tag\"", "yesterday"));
        FakeRegistry.Seen seen = registry.seen().get(0);
        assertEquals("/fo/o_/foo_bar", seen.path());
        assertEquals("GET", seen.method());
        Map<String, String> headers = seen.headers();
        assertEquals("version=1", headers.get("cargo-protocol"));
        assertEquals("text/plain", headers.get("accept"));
        assertEquals("gzip", headers.get("accept-encoding"));
        assertEquals("rustsecd (me@example.org)", headers.get("user-agent"));
        assertEquals("\"tag\"", headers.get("if-none-match"));
        assertNull(headers.get("if-modified-since"));
        assertNull(headers.get("authorization"));
        ask("time", new Validators(null, "yesterday"));
        assertEquals("yesterday", registry.seen().get(1).headers().get("if-modified-since"));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 451})
    void theseStatusesMeanAbsent(int status) {
        registry.script("time", FakeRegistry.answering(status, "no"));
        assertInstanceOf(Absent.class, ask("time"));
    }

    @Test
    void emptyFileIsAbsent() {
        registry.put("ti/me/time", "");
        assertInstanceOf(Absent.class, ask("time"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, UPSTREAM_ERROR, false",
        "401, UNAUTHORIZED, true",
        "403, UNAUTHORIZED, false",
        "304, UPSTREAM_ERROR, false",
        "204, UPSTREAM_ERROR, false",
        "429, UPSTREAM_ERROR, true",
        "500, UPSTREAM_ERROR, false",
        "503, UPSTREAM_ERROR, false"
    })
    void otherStatusesAreFailures(int status, Failure failure, boolean everybody) {
        registry.script(
                "time", request -> request.response().setStatusCode(status).end());
        Failed failed = assertInstanceOf(Failed.class, ask("time"));
        assertEquals(failure, failed.failure());
        assertEquals(everybody, failed.everybody());
        assertFalse(failed.detail().contains("time"), failed.detail());
    }

    @Test
    void retryAfterIsHeeded() {
        registry.script(
                "time",
                request -> request.response()
                        .setStatusCode(503)
                        .putHeader("retry-after", "7")
                        .end());
        Failed failed = assertInstanceOf(Failed.class, ask("time"));
        assertEquals(Duration.ofSeconds(7), failed.retryAfter());
        assertTrue(failed.everybody());
    }

    @Test
    void gzipIsUndone() {
        registry.script("time", request -> gzip(request, TIME.getBytes(StandardCharsets.UTF_8)));
        Found found = assertInstanceOf(Found.class, ask("time"));
        assertEquals(TIME, new String(found.file().bytes(), StandardCharsets.UTF_8));
    }

    @Test
    void bombsAndEndlessAndBrokenBodiesAreFailures() {
        registry.script("bomb", request -> gzip(request, new byte[IndexFile.MAX_BYTES * 8]));
        registry.script("endless", request -> {
            request.response().setChunked(true);
            endless(request, Buffer.buffer(new byte[64 * 1024]));
        });
        registry.script(
                "broken",
                request ->
                        request.response().putHeader("content-encoding", "gzip").end("no gzip"));
        registry.script(
                "coded",
                request ->
                        request.response().putHeader("content-encoding", "br").end("x"));
        for (String crate : List.of("bomb", "endless", "broken", "coded")) {
            assertEquals(
                    Failure.UPSTREAM_ERROR,
                    assertInstanceOf(Failed.class, ask(crate), crate).failure(),
                    crate);
        }
        assertInstanceOf(Found.class, ask("time"));
    }

    @Test
    void silenceAndClosedConnectionsAreFailures() {
        registry.script("silent", request -> {});
        registry.script("half", request -> {
            request.response().setChunked(true).write("{");
        });
        registry.script("closed", request -> request.connection().close());
        for (String crate : List.of("silent", "half", "closed")) {
            assertEquals(
                    Failure.UNREACHABLE,
                    assertInstanceOf(Failed.class, ask(crate), crate).failure(),
                    crate);
        }
    }

    @Test
    void nobodyThereIsEverybodysTrouble() throws IOException {
        int port;
        try (ServerSocket nobody = new ServerSocket(0)) {
            port = nobody.getLocalPort();
        }
        Failed failed = assertInstanceOf(
                Failed.class,
                Await.result(
                        source("http://localhost:" + port + "/", null, null).fetch(Question.of("time"))));
        assertEquals(Failure.UNREACHABLE, failed.failure());
        assertTrue(failed.everybody());
    }

    @Test
    void manyQuestionsAreAskedAFewAtOnceOverOneConnection() {
        List<Future<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            registry.put(IndexLine.of("crate" + i, "1.0.0"));
            answers.add(source.fetch(Question.of("crate" + i)));
        }
        answers.forEach(answer -> assertInstanceOf(Found.class, Await.result(answer)));
        assertTrue(registry.mostAtOnce() <= SparseIndexSource.AT_ONCE, registry.mostAtOnce() + " at once");
        assertEquals("HTTP_2", registry.seen().get(299).version());
    }

    private Answer ask(String crate) {
        return ask(crate, Validators.NONE);
    }

    private Answer ask(String crate, Validators known) {
        return Await.result(source.fetch(new Question(crate, known)));
    }

    private SparseIndexSource source(String url, @Nullable OutboundProxy proxy, @Nullable Path caFile)
            throws IOException {
        SparseSettings settings = new SparseSettings(
                proxy, caFile, "rustsecd (me@example.org)", Duration.ofSeconds(3), Duration.ofSeconds(6));
        return SparseIndexSource.of(SparseAddress.parse(url), settings, vertx, worker, InstantSource.system());
    }

    private static void gzip(HttpServerRequest request, byte[] text) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        request.response().putHeader("content-encoding", "gzip").end(Buffer.buffer(zipped.toByteArray()));
    }

    private void endless(HttpServerRequest request, Buffer part) {
        request.response().write(part).onSuccess(written -> vertx.runOnContext(again -> endless(request, part)));
    }
}

package dev.rustsecd.service.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.audit.Verdict;
import dev.rustsecd.fixtures.SnapshotBuilder;
import dev.rustsecd.service.metrics.ServiceMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagementServerHttpTest {
    private final Vertx vertx = Vertx.vertx();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ServiceMetrics metrics = new ServiceMetrics(registry, () -> SnapshotBuilder.NOW);
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean ready = new AtomicBoolean();
    private ManagementServer server;

    @BeforeEach
    void start() throws Exception {
        server = ManagementServer.start(
                        vertx,
                        new ManagementSettings("127.0.0.1", 0),
                        new ManagementServer.Health(started::get, ready::get),
                        registry)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void probesFollowTheState() throws Exception {
        assertEquals(200, get("/health/live").statusCode());
        assertEquals(503, get("/health/started").statusCode());
        assertEquals(503, get("/health/ready").statusCode());
        started.set(true);
        ready.set(true);
        assertEquals(200, get("/health/started").statusCode());
        assertEquals(200, get("/health/ready").statusCode());
        assertEquals(404, get("/").statusCode());
    }

    @Test
    void metricsTellRequestsAndAges() throws Exception {
        metrics.snapshotServed(
                SnapshotBuilder.aSnapshot().revision(7).quarantined(2).build());
        metrics.databaseUp(true);
        metrics.reloadFailed();
        metrics.watchTasks(() -> 3);
        metrics.watchLane("large", new ServiceMetrics.LaneView(() -> 2, () -> 5, () -> 11, () -> 13));
        metrics.readerCut();
        String outcome = ServiceMetrics.outcome(200, Optional.of(Verdict.CLEAN));
        metrics.requestAnswered("auditLockfile", outcome, 2_000_000);
        String page = get("/metrics").body();
        assertTrue(
                page.contains("rustsecd_requests_seconds_count{operation=\"auditLockfile\",outcome=\"clean\"} 1"),
                page);
        assertTrue(page.contains("rustsecd_advisories_check_age_seconds 60.0"), page);
        assertTrue(page.contains("rustsecd_snapshot_revision 7.0"), page);
        assertTrue(page.contains("rustsecd_quarantine_records 2.0"), page);
        assertTrue(page.contains("rustsecd_database_up 1.0"), page);
        assertTrue(page.contains("rustsecd_snapshot_reload_failures_total 1.0"), page);
        assertTrue(page.contains("rustsecd_worker_tasks 3.0"), page);
        assertTrue(page.contains("rustsecd_requests_working{lane=\"large\"} 2.0"), page);
        assertTrue(page.contains("rustsecd_requests_waiting{lane=\"large\"} 5.0"), page);
        assertTrue(page.contains("rustsecd_requests_heap_bytes{lane=\"large\"} 11.0"), page);
        assertTrue(page.contains("rustsecd_requests_rejected_total{lane=\"large\"} 13.0"), page);
        assertTrue(page.contains("rustsecd_readers_cut_total 1.0"), page);
        assertTrue(page.contains("jvm_memory_used_bytes"), page);
    }

    @Test
    void versionNamesTheProgram() throws Exception {
        assertEquals("rustsecd", new JsonObject(get("/version").body()).getString("name"));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}

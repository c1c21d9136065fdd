package dev.rustsecd.service.http;

import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.RegistryBuilder;
import dev.rustsecd.storage.WantedCrates;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions that name crates which an index on demand has not answered for. */
class WaitingHttpTest {
    private static final String SERDE = "[\"serde@1.0.0\"]";

    private final TestServer server = TestServer.empty();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/audit              | [\"serde@1.0.0\"] | \"verdict\":\"clean\"",
                "/v1/crates/serde       |                   | \"known\":true",
                "/v1/crates/serde/1.0.0 |                   | \"known\":true,\"verdict\":\"clean\"",
                "/v1/lookup             | [\"serde@1.0.0\"] | \"known\":true,\"verdict\":\"clean\"",
                "/v1/lookup             | \"serde@1.0.0\"   | \"known\":true,\"verdict\":\"clean\"",
            })
    void aQuestionIsHeldUntilWhatItNamesHasArrived(String path, String body, String expected) throws Exception {
        serve(aRegistry().onDemand());
        CompletableFuture<HttpResponse<String>> answer = server.sendLater(request(path + "?wait=PT30S", body));
        server.awaitGauge("rustsecd.registry.waiting.requests", 1);
        assertFalse(answer.isDone());
        serve(aRegistry().onDemand().release("other", "1.0.0"));
        assertFalse(answer.isDone());
        serve(aRegistry().onDemand().release("serde", "1.0.0"));
        String arrived = answer.get(10, TimeUnit.SECONDS).body();
        assertTrue(arrived.contains(expected), arrived);
        assertEquals(List.of(List.of("serde")), server.wanted().asked());
        assertEquals(1, server.waits("arrived"));
    }

    @Test
    void anAbsenceIsAnAnswerToo() throws Exception {
        serve(aRegistry().onDemand());
        CompletableFuture<HttpResponse<String>> answer = server.sendLater(request("/v1/audit?wait=PT30S", SERDE));
        server.awaitGauge("rustsecd.registry.waiting.requests", 1);
        serve(aRegistry().onDemand().absent("serde"));
        JsonObject report = new JsonObject(answer.get(10, TimeUnit.SECONDS).body());
        assertEquals(
                "[{\"name\":\"serde\",\"version\":\"1.0.0\"}]",
                report.getJsonArray("not_in_registry").encode());
        assertEquals("unknown", report.getString("verdict"));
    }

    @Test
    void whatDoesNotComeInTimeIsPendingAndNotToBeStored() {
        serve(aRegistry().onDemand().release("libc", "0.2.1"));
        HttpResponse<String> answer = server.post("/v1/audit?wait=PT0.05S", "[\"serde@1.0.0\", \"libc@0.2.1\"]");
        JsonObject report = new JsonObject(answer.body());
        assertEquals(
                "[{\"reason\":\"registry_pending\",\"packages\":[\"serde@1.0.0\"]}]",
                report.getJsonArray("incomplete_because").encode());
        assertEquals("unknown", report.getString("verdict"));
        assertEquals("no-store", header(answer, "Cache-Control"));
        assertEquals("advisories=60, registry=60", header(answer, "Rustsec-Data-Age"));
        assertEquals(1, server.waits("ran_out"));
        assertEquals("no-cache", header(server.post("/v1/audit", "[\"libc@0.2.1\"]"), "Cache-Control"));
    }

    @Test
    void whileTheRegistryIsOutOfReachNothingIsHeldAndAllIsStillAskedFor() {
        serve(aRegistry().onDemand().notLoaded().failing());
        long start = System.nanoTime();
        HttpResponse<String> answer = server.post("/v1/audit?wait=PT30S", SERDE);
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10));
        assertTrue(answer.body().contains("\"registry_unreachable\""), answer.body());
        assertEquals(List.of(List.of("serde")), server.wanted().asked());
    }

    @Test
    void whoWaitsGoesOnWhenTheRegistryGetsOutOfReach() throws Exception {
        serve(aRegistry().onDemand());
        CompletableFuture<HttpResponse<String>> answer = server.sendLater(request("/v1/audit?wait=PT30S", SERDE));
        server.awaitGauge("rustsecd.registry.waiting.requests", 1);
        serve(aRegistry().onDemand().failing());
        assertTrue(answer.get(10, TimeUnit.SECONDS).body().contains("\"registry_unreachable\""));
    }

    @Test
    void whereNothingCanBeAskedForNothingIsHeld() {
        serve(aRegistry().onDemand());
        server.wanted().goAway();
        assertTrue(server.post("/v1/audit?wait=PT30S", SERDE).body().contains("\"registry_pending\""));
        assertEquals(1, server.waits("given_up"));
    }

    @Test
    void withoutAnIndexOnDemandNobodyAsks() {
        server.serve(aSnapshot().build());
        assertTrue(server.post("/v1/audit", SERDE).body().startsWith("{\"verdict\":\"clean\""));
        serve(aRegistry().notLoaded());
        assertTrue(server.post("/v1/audit", SERDE).body().contains("\"registry_pending\""));
        assertEquals(List.of(), server.wanted().asked());
    }

    @Test
    void whatIsTooOldIsAskedForAgain() throws Exception {
        RegistryBuilder old =
                aRegistry().onDemand().release("serde", "1.0.0").checkedAt("serde", NOW.minus(Duration.ofDays(2)));
        serve(old);
        CompletableFuture<HttpResponse<String>> answer = server.sendLater(request("/v1/audit?wait=PT30S", SERDE));
        server.awaitGauge("rustsecd.registry.waiting.requests", 1);
        serve(aRegistry().onDemand().release("serde", "1.0.0"));
        assertTrue(answer.get(10, TimeUnit.SECONDS).body().startsWith("{\"verdict\":\"clean\""));
        serve(old);
        assertTrue(server.post("/v1/audit?wait=PT0S", SERDE).body().contains("\"registry_stale\""));
    }

    @Test
    void oneLockfileAsksForNoMoreThanTheBound() {
        serve(aRegistry().onDemand());
        String many = IntStream.range(0, 20_000)
                .mapToObj(i -> "\"x" + i + "@1.0.0\"")
                .collect(Collectors.joining(",", "[", "]"));
        HttpResponse<String> answer = server.post("/v1/audit?wait=PT0.1S", many);
        assertEquals(200, answer.statusCode());
        assertEquals(1, server.wanted().asked().size());
        assertEquals(
                WantedCrates.MAX_OF_A_QUESTION, server.wanted().asked().get(0).size());
    }

    @Test
    void namesThatNoCrateCanHaveAreNotAskedFor() {
        serve(aRegistry().onDemand());
        HttpResponse<String> answer = server.post("/v1/audit?wait=PT30S", """
                [[package]]
                name = "no crate"
                version = "1.0.0"
                source = "registry+https://github.com/rust-lang/crates.io-index"

                [[package]]
                name = "inhouse"
                version = "1.0.0"
                source = "registry+https://crates.example.com/index"
                """);
        assertTrue(answer.body().contains("\"not_in_registry\",\"packages\":[\"no crate@1.0.0\"]"), answer.body());
        assertEquals(List.of(), server.wanted().asked());
    }

    @Test
    void whoeverWaitsForTheSameNameIsAnsweredTogether() throws Exception {
        serve(aRegistry().onDemand());
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 20)
                .mapToObj(i -> server.sendLater(request("/v1/audit?wait=PT30S", SERDE)))
                .toList();
        server.awaitGauge("rustsecd.registry.waiting.requests", 20);
        server.awaitGauge("rustsecd.registry.waiting.crates", 1);
        serve(aRegistry().onDemand().release("serde", "1.0.0"));
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertTrue(answer.get(10, TimeUnit.SECONDS).body().startsWith("{\"verdict\":\"clean\""));
        }
        server.awaitGauge("rustsecd.registry.waiting.crates", 0);
    }

    private void serve(RegistryBuilder registry) {
        server.serve(aSnapshot().registry(registry).build());
    }

    private HttpRequest.Builder request(String path, String body) {
        HttpRequest.Builder request = server.request(path);
        return body == null ? request.GET() : request.POST(BodyPublishers.ofString(body));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}

package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More than there are places for, and an end while something is in flight. */
class OverloadHttpTest {
    private static final String AUDIT = "/v1/audit";
    private static final String LARGE = "large";

    @Test
    void whatIsAdmittedIsAnsweredAndWhoWaitsTooLongComesAgain() {
        try (TestServer narrow = narrow(Duration.ofMillis(1))) {
            List<HttpResponse<String>> answers = join(askLarge(narrow, 12));
            assertEquals(
                    List.of(200, 503),
                    answers.stream()
                            .map(HttpResponse::statusCode)
                            .distinct()
                            .sorted()
                            .toList());
            for (HttpResponse<String> answer : answers) {
                if (answer.statusCode() == 503) {
                    assertEquals("1", answer.headers().firstValue("Retry-After").orElse(""));
                    assertTrue(answer.body().contains("#overloaded"), answer.body());
                }
            }
            long rejected = answers.stream()
                    .filter(answer -> answer.statusCode() == 503)
                    .count();
            assertEquals((double) rejected, narrow.watch().ofLane("rustsecd.requests.rejected", LARGE));
            assertNothingIsLeft(narrow);
            assertEquals(200, narrow.post(AUDIT, largeLockfile()).statusCode());
        }
    }

    @Test
    void whoWaitsForAPlaceIsAnsweredInTheEnd() {
        try (TestServer narrow = narrow(Duration.ofSeconds(60))) {
            for (HttpResponse<String> answer : join(askLarge(narrow, 6))) {
                assertEquals(200, answer.statusCode(), answer.body());
            }
            assertEquals(0, narrow.watch().ofLane("rustsecd.requests.rejected", LARGE));
            assertNothingIsLeft(narrow);
        }
    }

    @Test
    void smallRequestsDoNotWaitForLargeOnes() {
        try (TestServer narrow = narrow(Duration.ofSeconds(60))) {
            List<CompletableFuture<HttpResponse<String>>> large = askLarge(narrow, 12);
            narrow.watch().awaitOfLane("rustsecd.requests.waiting", LARGE, waiting -> waiting > 0);
            byte[] small = AuditLockfileHttpTest.gzip(TestServer.LOCKFILE.getBytes(StandardCharsets.UTF_8));
            assertEquals(
                    200, narrow.post(AUDIT, small, "Content-Encoding", "gzip").statusCode());
            assertEquals(200, narrow.post(AUDIT, slowLockfile()).statusCode());
            assertEquals(200, narrow.get("/openapi.json").statusCode());
            assertEquals(200, narrow.get("/v1/lint/unyanked").statusCode());
            long unanswered = large.stream().filter(answer -> !answer.isDone()).count();
            assertTrue(unanswered > 0, "the large requests were quicker");
            for (HttpResponse<String> answer : join(large)) {
                assertEquals(200, answer.statusCode(), answer.body());
            }
        }
    }

    private static TestServer narrow(Duration maxWait) {
        return TestServer.narrow(maxWait, Duration.ofSeconds(30), 64 << 20);
    }

    private static List<CompletableFuture<HttpResponse<String>>> askLarge(TestServer server, int times) {
        String large = largeLockfile();
        return IntStream.range(0, times)
                .mapToObj(i -> server.sendLater(
                        server.request(AUDIT + "?format=cyclonedx").POST(BodyPublishers.ofString(large))))
                .toList();
    }

    private static List<HttpResponse<String>> join(List<CompletableFuture<HttpResponse<String>>> asked) {
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private static void assertNothingIsLeft(TestServer server) {
        assertEquals(0, server.settled("rustsecd.worker.tasks"));
        assertEquals(0, server.settled("rustsecd.requests.body.bytes"));
        server.watch().awaitOfLane("rustsecd.requests.working", LARGE, working -> working == 0);
        server.watch().awaitOfLane("rustsecd.requests.heap.bytes", LARGE, bytes -> bytes == 0);
    }

    @Test
    void anAnswerInFlightIsFinishedBeforeTheEnd() {
        String slow = slowLockfile();
        TestServer server = narrow(Duration.ofSeconds(60));
        CompletableFuture<HttpResponse<String>> asked = CompletableFuture.supplyAsync(() -> server.post(AUDIT, slow));
        server.awaitBusy();
        server.close();
        assertEquals(200, asked.join().statusCode());
    }

    @Test
    void idleConnectionsDoNotHoldUpTheEnd() {
        TestServer server = TestServer.loaded();
        assertEquals(200, server.get("/v1/status").statusCode());
        long start = System.nanoTime();
        server.close();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, took.toString());
    }

    /** As cargo writes it, and with more packages than any project has. */
    static String largeLockfile() {
        return IntStream.range(0, 15_000)
                .mapToObj(i -> "[[package]]\nname = \"crate-" + i + "\"\nversion = \"1.0.0\"\nsource ="
                        + " \"registry+https://github.com/rust-lang/crates.io-index\"\n")
                .collect(Collectors.joining("\n", "version = 3\n\n", ""));
    }

    /** In another layout than cargo's own, so that the full TOML reader has it for a while. */
    private static String slowLockfile() {
        return IntStream.range(0, 1_200)
                .mapToObj(i -> "[[package]]\nname  = \"crate-" + i + "\"\nversion = \"1.0.0\"\n")
                .collect(Collectors.joining("\n"));
    }
}

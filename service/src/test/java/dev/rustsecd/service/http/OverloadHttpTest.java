package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More than the worker takes, and an end while something is in flight. */
class OverloadHttpTest {
    private static final String AUDIT = "/v1/audit";

    @Test
    void aFullWorkerQueueIsServiceUnavailableAndLeavesNothingBehind() {
        String slow = slowLockfile();
        try (TestServer narrow = TestServer.narrow()) {
            List<CompletableFuture<HttpResponse<String>>> asked = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> narrow.post(AUDIT, slow)))
                    .toList();
            List<HttpResponse<String>> answers =
                    asked.stream().map(CompletableFuture::join).toList();
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
            assertEquals(0, narrow.settled("rustsecd.worker.tasks"));
            assertEquals(200, narrow.post(AUDIT, slow).statusCode());
        }
    }

    @Test
    void anAnswerInFlightIsFinishedBeforeTheEnd() {
        String slow = slowLockfile();
        TestServer server = TestServer.narrow();
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

    /** In another layout than cargo's own, so that the full TOML reader has it for a while. */
    private static String slowLockfile() {
        return IntStream.range(0, 1_200)
                .mapToObj(i -> "[[package]]\nname  = \"crate-" + i + "\"\nversion = \"1.0.0\"\n")
                .collect(Collectors.joining("\n"));
    }
}

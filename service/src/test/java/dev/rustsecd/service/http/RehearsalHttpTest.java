package dev.rustsecd.service.http;

import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens before a program is ready, so that the first answer is not slow. */
class RehearsalHttpTest {
    private final TestServer server = TestServer.empty();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nobodySeesIt() {
        server.serve(TestServer.snapshot());
        server.rehearse();
        assertEquals(0, server.watch().answered());
        assertEquals(200, server.get("/v1/status").statusCode());
        server.watch().awaitAnswered(1);
    }

    @Test
    void noCrateIsAskedFor() {
        server.serve(aSnapshot().registry(aRegistry().onDemand()).build());
        server.rehearse();
        assertEquals(List.of(), server.wanted().asked());
    }

    @Test
    void itEndsInTimeWhereNothingIsLoaded() {
        long start = System.nanoTime();
        server.rehearse();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, took.toString());
    }
}

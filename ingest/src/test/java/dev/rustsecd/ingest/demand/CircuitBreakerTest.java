package dev.rustsecd.ingest.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.source.CrateSource.Failed;
import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CircuitBreakerTest {
    private static final Instant NOW = Instant.parse("2026-11-25T16:00:00Z");
    private static final Failed DOWN = new Failed(Failure.UNREACHABLE, "Down.", true, null);

    @ParameterizedTest
    @CsvSource({"1, PT1S", "2, PT2S", "4, PT8S", "9, PT4M16S", "10, PT5M", "100, PT5M"})
    void waitDoublesUpToFiveMinutes(int openings, Duration wait) {
        CircuitBreaker breaker = CircuitBreaker.CLOSED;
        Instant at = NOW;
        for (int i = 0; i < openings; i++) {
            at = at.plus(Duration.ofHours(1));
            breaker = breaker.tripped(DOWN, at, 0.5);
        }
        assertEquals(at.plus(wait), breaker.until());
    }

    @Test
    void waitIsSpreadByAQuarter() {
        assertEquals(
                NOW.plusMillis(750), CircuitBreaker.CLOSED.tripped(DOWN, NOW, 0).until());
        assertEquals(
                NOW.plusMillis(1_250),
                CircuitBreaker.CLOSED.tripped(DOWN, NOW, 1).until());
    }

    @Test
    void answerClosesIt() {
        CircuitBreaker open = CircuitBreaker.CLOSED.tripped(DOWN, NOW, 0.5);
        assertTrue(open.isOpen(NOW));
        assertTrue(open.isProbing());
        CircuitBreaker closed = open.answered("time");
        assertFalse(closed.isOpen(NOW));
        assertFalse(closed.isProbing());
        assertEquals(CircuitBreaker.CLOSED, closed);
    }
}

package dev.rustsecd.ingest.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackOffTest {
    private static final Instant NOW = Instant.parse("2026-11-25T16:00:00Z");

    @ParameterizedTest
    @CsvSource({"1, PT1S", "2, PT2S", "4, PT8S", "9, PT4M16S", "10, PT5M", "1000, PT5M"})
    void waitDoublesUpToFiveMinutes(int failures, Duration wait) {
        BackOff backOff = failed(0.5, failures);
        assertFalse(backOff.isOver(NOW.plus(wait).minusMillis(1)));
        assertTrue(backOff.isOver(NOW.plus(wait)));
    }

    @Test
    void waitIsSpreadByAQuarter() {
        assertTrue(failed(0, 1).isOver(NOW.plusMillis(750)));
        assertFalse(failed(1, 1).isOver(NOW.plusMillis(1_249)));
    }

    @Test
    void longerWaitThatIsAskedForIsHeeded() {
        BackOff backOff = new BackOff(() -> 0.5);
        backOff.failed(NOW, Duration.ofMinutes(7));
        assertFalse(backOff.isOver(NOW.plus(Duration.ofMinutes(6))));
        assertTrue(backOff.isOver(NOW.plus(Duration.ofMinutes(7))));
    }

    @Test
    void successBeginsAnew() {
        BackOff backOff = failed(0.5, 9);
        assertTrue(backOff.isFailing());
        backOff.succeeded();
        assertFalse(backOff.isFailing());
        assertTrue(backOff.isOver(NOW));
    }

    @Test
    void crateIsTriedThreeTimesWithPauses() {
        CrateRetries retries = new CrateRetries();
        retries.failed("a", NOW);
        assertEquals(List.of("a"), retries.waiting(NOW.plusSeconds(3)));
        assertEquals(List.of(), retries.waiting(NOW.plusSeconds(4)));
        retries.failed("a", NOW);
        assertFalse(retries.isGivenUp("a"));
        retries.failed("a", NOW);
        assertTrue(retries.isGivenUp("a"));
        assertFalse(retries.isGivenUp("a"));
    }

    @Test
    void spellingsAreThoseThatAnIndexMayHave() {
        assertEquals(List.of("time"), Spellings.of("time"));
        assertEquals(List.of("a-b", "a_b"), Spellings.of("a-b"));
        assertEquals(List.of("a_b-c", "a-b-c", "a_b_c"), Spellings.of("a_b-c"));
    }

    private static BackOff failed(double random, int times) {
        BackOff backOff = new BackOff(() -> random);
        for (int i = 0; i < times; i++) {
            backOff.failed(NOW, null);
        }
        return backOff;
    }
}

package dev.rustsecd.backoff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackoffTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 0.25);

    @ParameterizedTest
    @CsvSource({"-1, PT1S", "0, PT1S", "1, PT1S", "2, PT2S", "4, PT8S", "9, PT4M16S", "10, PT5M", "2147483647, PT5M"})
    void waitDoublesUpToTheLongest(int failures, Duration wait) {
        assertEquals(wait, BACKOFF.after(failures));
    }

    @ParameterizedTest
    @CsvSource({"0, PT3S", "0.5, PT4S", "1, PT5S"})
    void jitterSpreadsTheWaitEitherWay(double random, Duration wait) {
        assertEquals(wait, BACKOFF.spread(Duration.ofSeconds(4), random));
    }

    @Test
    void longestHoldsFromTheFirstWaitOn() {
        assertEquals(Duration.ofSeconds(2), new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(2)).after(1));
    }
}

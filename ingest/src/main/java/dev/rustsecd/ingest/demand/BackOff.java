package dev.rustsecd.ingest.demand;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When something that fails is tried again: after a second, then twice as long each time, up to five minutes, give or take
 * a quarter; never sooner than it was asked for.
 */
final class BackOff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MAX_DOUBLINGS = 16;
    private static final double JITTER = 0.25;

    private final DoubleSupplier random;
    private int failures;
    private Instant until = Instant.MIN;

    /**
     * @param random from 0 to 1
     */
    BackOff(DoubleSupplier random) {
        this.random = random;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    boolean isFailing() {
        return failures > 0;
    }

    /** It has failed again. */
    void failed(Instant now, @Nullable Duration askedFor) {
        failures = Math.min(failures + 1, MAX_DOUBLINGS);
        Duration doubled = FIRST.multipliedBy(1L << (failures - 1));
        Duration wait = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        double factor = 1 - JITTER + 2 * JITTER * random.getAsDouble();
        Instant next = now.plusMillis(Math.round(wait.toMillis() * factor));
        Instant asked = askedFor == null ? next : now.plus(askedFor);
        until = asked.isAfter(next) ? asked : next;
    }

    /** It works. */
    void succeeded() {
        failures = 0;
        until = Instant.MIN;
    }
}

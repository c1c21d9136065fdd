package dev.rustsecd.ingest;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * When the next run of a source is due: after the refresh, give or take a tenth; after failures sooner, from ten seconds
 * on and twice as long each time, up to the refresh.
 */
final class RunSchedule {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    private static final int MAX_DOUBLINGS = 20;
    private static final double JITTER = 0.1;

    private final Duration refresh;
    private final DoubleSupplier random;
    private int failures;

    /**
     * @param random from 0 to 1
     */
    RunSchedule(Duration refresh, DoubleSupplier random) {
        this.refresh = refresh;
        this.random = random;
    }

    /** The delay to the next run, given how the last one ended. */
    Duration next(boolean failed) {
        failures = failed ? Math.min(failures + 1, MAX_DOUBLINGS) : 0;
        Duration retry = failed ? FIRST_RETRY.multipliedBy(1L << (failures - 1)) : refresh;
        Duration delay = retry.compareTo(refresh) < 0 ? retry : refresh;
        double factor = 1 - JITTER + 2 * JITTER * random.getAsDouble();
        return Duration.ofMillis(Math.max(1, Math.round(delay.toMillis() * factor)));
    }
}

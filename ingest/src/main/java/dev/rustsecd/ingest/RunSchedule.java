package dev.rustsecd.ingest;

import dev.rustsecd.backoff.Backoff;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * When the next run of a source is due: after the refresh, give or take a tenth; after failures sooner, from ten seconds
 * on and twice as long each time, up to the refresh.
 */
final class RunSchedule {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    private static final double JITTER = 0.1;

    private final Backoff backoff;
    private final DoubleSupplier random;
    private int failures;

    /**
     * @param random from 0 to 1
     */
    RunSchedule(Duration refresh, DoubleSupplier random) {
        this.backoff = new Backoff(FIRST_RETRY, refresh, JITTER);
        this.random = random;
    }

    /** The delay to the next run, given how the last one ended. */
    Duration next(boolean failed) {
        failures = failed ? failures + 1 : 0;
        return backoff.spread(failed ? backoff.after(failures) : backoff.longest(), random.getAsDouble());
    }
}

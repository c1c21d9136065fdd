package dev.rustsecd.ingest;

import dev.rustsecd.backoff.Backoff;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When the next run of a source is due: after the refresh, give or take a tenth; after failures sooner, from ten seconds
 * on and twice as long each time, up to the refresh, and not
 * before the server wants to be asked again.
 */
final class RunSchedule {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofHours(1);
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

    /**
     * The delay to the next run, given how the last one ended.
     *
     * @param retryAfter no sooner than this, but for an hour at most; null where nobody asked for it
     */
    Duration next(boolean failed, @Nullable Duration retryAfter) {
        Duration delay = next(failed);
        if (retryAfter == null || retryAfter.compareTo(delay) <= 0) {
            return delay;
        }
        return retryAfter.compareTo(LONGEST_REST) < 0 ? retryAfter : LONGEST_REST;
    }

    /** As {@link #next(boolean, Duration)}, where nobody asked for time. */
    Duration next(boolean failed) {
        failures = failed ? failures + 1 : 0;
        return backoff.spread(failed ? backoff.after(failures) : backoff.longest(), random.getAsDouble());
    }
}

package dev.rustsecd.backoff;

import java.time.Duration;

/**
 * Exponential backoff: the wait doubles with each failure in a row, up to a longest one.
 *
 * @param first the wait after one failure; more than zero
 * @param longest the wait after many
 * @param jitter by which share of itself a wait is spread either way, from 0 to 1
 */
public record Backoff(Duration first, Duration longest, double jitter) {
    /** Without jitter. */
    public Backoff(Duration first, Duration longest) {
        this(first, longest, 0);
    }

    /**
     * The wait after so many failures in a row, without jitter.
     *
     * @param failures fewer than one count as one
     */
    public Duration after(int failures) {
        Duration wait = first;
        for (int i = 1; i < failures && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    /**
     * The wait with jitter, in whole milliseconds.
     *
     * @param random from 0, the shortest, to 1, the longest
     */
    public Duration spread(Duration wait, double random) {
        return Duration.ofMillis(Math.round(wait.toMillis() * (1 - jitter + 2 * jitter * random)));
    }
}

package dev.rustsecd.ingest.demand;

import dev.rustsecd.backoff.Backoff;
import dev.rustsecd.ingest.source.CrateSource.Failed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker for the registry, with a retry for each crate that fails alone. It opens when a failure is not one
 * crate's matter, and after its wait one question at a time finds out whether the registry is back.
 *
 * @param failuresInARow questions that failed since one was answered
 * @param openings how often it has opened since then
 * @param until when it may be tried again
 * @param trouble why it opened; null where the registry has answered since
 * @param retries of crates that failed alone, by canonical name
 */
record CircuitBreaker(
        int failuresInARow,
        int openings,
        Instant until,
        @Nullable Failed trouble,
        Map<String, Retry> retries) {
    static final CircuitBreaker CLOSED = new CircuitBreaker(0, 0, Instant.MIN, null, Map.of());

    private static final Backoff REGISTRY = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 0.25);
    private static final Backoff CRATE = new Backoff(Duration.ofSeconds(4), Duration.ofDays(365));
    private static final int MOST_TRIES = 3;

    /** How often a crate has failed, and when it may be tried again. */
    record Retry(int failures, Instant until) {}

    boolean isOpen(Instant now) {
        return now.isBefore(until);
    }

    /** Whether it is still to be found out whether the registry is back. */
    boolean isProbing() {
        return openings > 0;
    }

    /** Whether a failure is not one crate's matter. */
    boolean isTrippedBy(Failed failed) {
        return failed.everybody() || failuresInARow + 1 >= DemandLimits.FAILURES_IN_A_ROW;
    }

    /**
     * Opens, unless it is open: of questions that fail together the first one alone counts.
     *
     * @param random from 0 to 1, for the jitter
     */
    CircuitBreaker tripped(Failed failed, Instant now, double random) {
        if (isOpen(now)) {
            return new CircuitBreaker(failuresInARow + 1, openings, until, trouble, retries);
        }
        Instant own = now.plus(REGISTRY.spread(REGISTRY.after(openings + 1), random));
        Instant asked = failed.retryAfter() == null ? own : now.plus(failed.retryAfter());
        return new CircuitBreaker(failuresInARow + 1, openings + 1, asked.isAfter(own) ? asked : own, failed, retries);
    }

    /** Closes. */
    CircuitBreaker answered(String canonical) {
        return new CircuitBreaker(0, 0, Instant.MIN, null, retries).without(canonical);
    }

    /** One crate has failed alone. */
    CircuitBreaker failed(String canonical, Instant now) {
        Retry before = retries.get(canonical);
        int failures = before == null ? 1 : before.failures() + 1;
        Map<String, Retry> after = new HashMap<>(retries);
        after.put(canonical, new Retry(failures, now.plus(CRATE.after(failures))));
        return new CircuitBreaker(failuresInARow + 1, openings, until, trouble, Map.copyOf(after));
    }

    /** Whether a crate has failed alone often enough. */
    boolean isGivenUp(String canonical) {
        Retry retry = retries.get(canonical);
        return retry != null && retry.failures() >= MOST_TRIES;
    }

    /** Forgets a crate's failures. */
    CircuitBreaker without(String canonical) {
        if (!retries.containsKey(canonical)) {
            return this;
        }
        Map<String, Retry> rest = new HashMap<>(retries);
        rest.remove(canonical);
        return new CircuitBreaker(failuresInARow, openings, until, trouble, Map.copyOf(rest));
    }

    /** Crates that are not to be tried yet. */
    List<String> waiting(Instant now) {
        return retries.entrySet().stream()
                .filter(retry -> now.isBefore(retry.getValue().until()))
                .map(Map.Entry::getKey)
                .toList();
    }
}

package dev.rustsecd.ingest.demand;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Crates whose own answer cannot be had though others' can: each is tried a few times, then left. */
final class CrateRetries {
    private static final int MOST = 3;
    private static final Duration FIRST = Duration.ofSeconds(2);

    private final Map<String, Retry> byCrate = new HashMap<>();

    private record Retry(int failures, Instant until) {}

    /** Notes a failure. */
    void failed(String canonical, Instant now) {
        Retry before = byCrate.get(canonical);
        int failures = before == null ? 1 : before.failures() + 1;
        byCrate.put(canonical, new Retry(failures, now.plus(FIRST.multipliedBy(1L << failures))));
    }

    /** Whether it has failed often enough; it is then forgotten here. */
    boolean isGivenUp(String canonical) {
        Retry retry = byCrate.get(canonical);
        boolean over = retry != null && retry.failures() >= MOST;
        if (over) {
            byCrate.remove(canonical);
        }
        return over;
    }

    void succeeded(String canonical) {
        byCrate.remove(canonical);
    }

    /** Those that are not to be tried yet. */
    List<String> waiting(Instant now) {
        return byCrate.entrySet().stream()
                .filter(retry -> now.isBefore(retry.getValue().until()))
                .map(Map.Entry::getKey)
                .toList();
    }
}

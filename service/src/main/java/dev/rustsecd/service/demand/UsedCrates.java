package dev.rustsecd.service.demand;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Which crates questions named, told once an hour for each. Safe for use by many threads. */
final class UsedCrates {
    private static final long SECONDS_AN_HOUR = 3_600;

    /** Above it the memory of what was told is given up, and some are told again. */
    private static final int MAX_REMEMBERED = 100_000;

    private final Map<String, Long> hours = new ConcurrentHashMap<>();
    private final Set<String> untold = ConcurrentHashMap.newKeySet();

    /** @param crate by canonical name; one that the registry has answered for, so that their number is bounded */
    void mark(String crate, Instant now) {
        Long hour = now.getEpochSecond() / SECONDS_AN_HOUR;
        if (!hour.equals(hours.get(crate))) {
            if (hours.size() >= MAX_REMEMBERED) {
                hours.clear();
            }
            hours.put(crate, hour);
            untold.add(crate);
        }
    }

    /** Those that were not told yet; from now on they are. */
    Set<String> take() {
        Set<String> taken = untold.stream().collect(Collectors.toSet());
        untold.removeAll(taken);
        return taken;
    }
}

package dev.rustsecd.service.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UsedCratesTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final UsedCrates used = new UsedCrates();

    @Test
    void eachCrateIsToldOnceAnHour() {
        used.mark("time", NOON);
        used.mark("libc", NOON.plusSeconds(10));
        assertEquals(Set.of("time", "libc"), used.take());
        used.mark("time", NOON.plusSeconds(3_599));
        assertEquals(Set.of(), used.take());
        used.mark("time", NOON.plusSeconds(3_600));
        assertEquals(Set.of("time"), used.take());
    }

    @Test
    void whatIsRememberedIsBounded() {
        for (int i = 0; i < 250_000; i++) {
            used.mark("crate-" + i, NOON);
        }
        assertEquals(250_000, used.take().size());
        used.mark("crate-1", NOON);
        assertEquals(Set.of("crate-1"), used.take());
    }
}

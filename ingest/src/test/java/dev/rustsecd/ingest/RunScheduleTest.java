package dev.rustsecd.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RunScheduleTest {
    private static final Duration REFRESH = Duration.ofMinutes(5);

    @Test
    void jitterIsATenth() {
        assertEquals(Duration.ofSeconds(270), new RunSchedule(REFRESH, () -> 0).next(false));
        assertEquals(Duration.ofSeconds(330), new RunSchedule(REFRESH, () -> 1).next(false));
    }

    @Test
    void failuresDoubleTheDelayUpToTheRefresh() {
        RunSchedule schedule = new RunSchedule(REFRESH, () -> 0.5);
        for (int seconds : new int[] {10, 20, 40, 80, 160, 300, 300}) {
            assertEquals(Duration.ofSeconds(seconds), schedule.next(true));
        }
        assertEquals(REFRESH, schedule.next(false));
        assertEquals(Duration.ofSeconds(10), schedule.next(true));
    }

    @Test
    void whoAsksForTimeGetsItUpToAnHour() {
        RunSchedule schedule = new RunSchedule(REFRESH, () -> 0.5);
        assertEquals(Duration.ofSeconds(10), schedule.next(true, Duration.ofSeconds(3)));
        assertEquals(Duration.ofMinutes(7), schedule.next(true, Duration.ofMinutes(7)));
        assertEquals(Duration.ofHours(1), schedule.next(true, Duration.ofDays(30)));
        assertEquals(REFRESH, schedule.next(false, null));
    }

    @Test
    void shortRefreshIsNeverExceeded() {
        RunSchedule schedule = new RunSchedule(Duration.ofSeconds(2), () -> 0.5);
        assertEquals(Duration.ofSeconds(2), schedule.next(true));
    }
}

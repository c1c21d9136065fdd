package dev.rustsecd.service.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClientWindowsTest {
    private static final RateLimit TEN = new RateLimit("client", 10, Duration.ofMinutes(1));
    private static final long SECOND = 1_000_000_000L;

    private final ClientWindows windows = new ClientWindows(1_000);

    private Usage count(String client, int times, long now) {
        Usage last = windows.look(client, TEN, now);
        for (int i = 0; i < times; i++) {
            last = windows.count(client, TEN, now);
        }
        return last;
    }

    @Test
    void tenthRequestOfAMinuteIsTheLast() {
        assertEquals(new Usage(TEN, 9, 60, false), count("a", 1, 0));
        assertEquals(new Usage(TEN, 0, 60, false), count("a", 9, 0));
        assertEquals(new Usage(TEN, 0, 30, true), count("a", 1, 30 * SECOND));
        assertFalse(count("b", 1, 0).isOver());
    }

    @Test
    void timeUntilTheWindowEndsIsNeverTooShort() {
        count("a", 10, 0);
        assertEquals(60, count("a", 1, 1).resetSeconds());
        assertEquals(1, count("a", 1, 60 * SECOND - 1).resetSeconds());
        assertFalse(count("a", 1, 60 * SECOND).isOver());
    }

    @Test
    void minuteLaterTheClientHasAllOfItAgainHoweverMuchItAskedInBetween() {
        count("a", 500, 0);
        assertEquals(new Usage(TEN, 9, 60, false), count("a", 1, 60 * SECOND));
    }

    @Test
    void clockMayBeNegativeAndOverflow() {
        long now = Long.MAX_VALUE - SECOND;
        count("a", 10, now);
        assertTrue(count("a", 1, now + 2 * SECOND).isOver());
        assertFalse(count("a", 1, now + 61 * SECOND).isOver());
    }

    @Test
    void lookingCountsNothing() {
        for (int i = 0; i < 100; i++) {
            assertEquals(new Usage(TEN, 10, 60, false), windows.look("a", TEN, 0));
        }
        assertEquals(0, windows.size());
    }

    @Test
    void aMillionClientsTakeNoMoreMemoryThanAThousand() {
        count("insistent", 10, 0);
        for (int i = 0; i < 1_000_000; i++) {
            windows.count("client " + i, TEN, i);
            if (i % 500 == 0) {
                assertTrue(windows.count("insistent", TEN, i).isOver(), "who goes on asking is not forgotten");
            }
        }
        assertEquals(1_000, windows.size());
    }
}

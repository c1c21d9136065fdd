package dev.rustsecd.ingest.cratesio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.rustsecd.ingest.cratesio.ApiAnswer.Failed;
import dev.rustsecd.ingest.cratesio.ApiAnswer.Kind;
import dev.rustsecd.ingest.store.YankReasonStore.ApiPause;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausePlanTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "FORBIDDEN, , 0, PT24H",
        "FORBIDDEN, , 7, PT24H",
        "TOO_MANY_REQUESTS, , 0, PT10M",
        "TOO_MANY_REQUESTS, , 1, PT20M",
        "TOO_MANY_REQUESTS, PT1S, 0, PT10M",
        "TOO_MANY_REQUESTS, PT2H, 0, PT2H",
        "TOO_MANY_REQUESTS, P30D, 0, PT24H",
        "TOO_MANY_REQUESTS, , 1000, PT24H",
        "SERVER_ERROR, , 0, PT1M",
        "SERVER_ERROR, , 2, PT4M",
        "SERVER_ERROR, PT3H, 2, PT3H",
        "UNREADABLE, , 0, PT1M",
        "UNREACHABLE, , 1000, PT1H"
    })
    void theApiIsLeftAloneForSoLong(Kind kind, @Nullable Duration retryAfter, int before, Duration expected) {
        ApiPause pause = PausePlan.after(new Failed(kind, retryAfter), before, NOW);
        assertNotNull(pause);
        assertEquals(NOW.plus(expected), pause.resumesAt());
        assertEquals(before + 1, pause.failures());
    }

    @Test
    void anAnswerThatIsTooLargeIsTheCratesMatterAlone() {
        Failed failed = new Failed(Kind.TOO_LARGE, null);
        assertNull(PausePlan.after(failed, 0, NOW));
        assertEquals(true, PausePlan.isAboutCrate(failed));
        assertEquals(false, PausePlan.isAboutCrate(new Failed(Kind.FORBIDDEN, null)));
    }
}

package dev.rustsecd.fix.route;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fix.FixAll;
import dev.rustsecd.fix.FixPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Lockfiles that are deeper than any project's: they cost little and end no thread. */
class FixPlannerDepthTest {
    private static final int DEEP = 5_000;

    /** What depends on {@code low}, one above the other, and what it depends on. */
    private static Planning deep(String requirement) {
        Planning planning = new Planning().member("app", "up-0");
        for (int i = 0; i < DEEP; i++) {
            String above = i + 1 < DEEP ? "up-" + (i + 1) : "low";
            String wanted = i + 1 < DEEP ? "^1" : requirement;
            planning.locked("up-" + i, "1.0.0", above)
                    .release("up-" + i, "1.0.0", above + ' ' + wanted)
                    .release("up-" + i, "1.0.1", above + ' ' + wanted);
            if (i + 1 < DEEP) {
                planning.locked("down-" + i, "1.0.0", "down-" + (i + 1))
                        .release("down-" + i, "1.0.0", "down-" + (i + 1) + " ^1");
            }
        }
        return planning.locked("down-" + (DEEP - 1), "1.0.0")
                .releases("down-" + (DEEP - 1), "1.0.0")
                .locked("low", "1.0.0", "down-0")
                .release("low", "1.0.0", "down-0 ^1")
                .release("low", "1.0.1", "down-0 ^1")
                .advisory(anAdvisory().forCrate("low").patchedIn(">=1.0.1"));
    }

    @Test
    void whatIsPinnedAtTheEndOfALongChainIsGivenUpSoon() {
        Planning planning = deep("=1.0.0");
        FixAll all = assertTimeoutPreemptively(Duration.ofSeconds(30), planning::all);
        assertEquals(0, all.solves());
    }

    @Test
    void whatCarriesALongChainMovesOrTheBoundIsSaid() {
        Planning planning = deep("^1");
        FixPlan plan = assertTimeoutPreemptively(Duration.ofSeconds(30), planning::plan);
        assertTrue(!plan.commands().isEmpty() || !plan.cautions().isEmpty(), plan.toString());
    }
}

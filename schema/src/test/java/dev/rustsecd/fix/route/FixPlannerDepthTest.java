package dev.rustsecd.fix.route;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.LockfileFixes;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lockfiles that are deeper and wider than any project's: they cost little, end no thread and fill no memory. */
class FixPlannerDepthTest {
    private static final int DEEP = 5_000;
    private static final int WIDE = 15_000;
    private static final long FOUR_KILOBYTES = 4_000;

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

    /** Local packages of any name, all of which depend on {@code low}. */
    @Test
    void whatThousandsDependOnIsLetGoInMemoryThatGrowsWithThem() {
        Planning planning = new Planning().member("app", "local-0");
        for (int i = 0; i < WIDE; i++) {
            planning.member("local-" + i, "low");
        }
        planning.locked("low", "1.0.0")
                .releases("low", "1.0.0", "1.0.1")
                .advisory(anAdvisory().forCrate("low").patchedIn(">=1.0.1"));
        FixPlanner planner = planning.planner();
        LockfileFixes.Found finding = planning.findings().get(0);
        long before = allocated();
        FixPlan plan = planner.plan(finding);
        long bytes = allocated() - before;
        assertTrue(bytes < WIDE * FOUR_KILOBYTES, bytes + " bytes for " + plan);
    }

    @Test
    void whatOneRootOfThousandsNeedsMovesOneAfterTheOther() {
        String[] needed = IntStream.range(0, WIDE).mapToObj(i -> "low-" + i).toArray(String[]::new);
        Planning planning = new Planning().member("app", needed);
        for (int i = 0; i < WIDE; i++) {
            planning.locked(needed[i], "1.0.0");
        }
        int affected = 300;
        for (int i = 0; i < affected; i++) {
            planning.releases(needed[i], "1.0.0", "1.0.1")
                    .advisory(anAdvisory()
                            .id("RUSTSEC-2024-%04d".formatted(i + 1))
                            .forCrate(needed[i])
                            .patchedIn(">=1.0.1"));
        }
        FixAll all = assertTimeoutPreemptively(Duration.ofSeconds(30), planning::all);
        assertEquals(affected, all.solves());
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}

package dev.rustsecd.fix.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.LockfileFixes.Found;
import dev.rustsecd.fix.route.FixPlanner;
import dev.rustsecd.lockfile.DependencyGraph;
import dev.rustsecd.resolve.KnownCrate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Plans are the same whether all of the registry was known from the start, or only what they asked for. Where one finding has
 * commands, so have all together: in world 429 an update of a package that was gone brought it back, and did not play again.
 */
class GatheredPlansTest {
    private static final int WORLDS = 450;

    /** What is said of all findings of a world. */
    private record Plans(List<FixPlan> each, FixAll joined) {}

    @Test
    void whatIsKnownByChanceChangesNoPlan() {
        int fewer = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = WorldMaker.world(seed);
            Map<CanonicalName, KnownCrate> all = world.known();
            Set<CanonicalName> asked = new HashSet<>(FixPlanner.needs(
                    world.lockfile(),
                    DependencyGraph.of(world.lockfile()),
                    world.findings().stream().map(Found::index).toList()));
            Plans plans = plans(world, world.planner(all));
            assertEquals(plans, gathered(world, all, asked), "world " + seed);
            boolean some = plans.each().stream().anyMatch(GatheredPlansTest::hasCommandsThatBringInNothing);
            assertEquals(some, !plans.joined().commands().isEmpty(), "world " + seed);
            fewer += asked.size() < all.size() ? 1 : 0;
        }
        assertTrue(fewer > WORLDS / 2, fewer + " worlds of which something was never asked for");
    }

    private static boolean hasCommandsThatBringInNothing(FixPlan plan) {
        return !plan.commands().isEmpty() && plan.introduces().isEmpty();
    }

    /** As a request does it: what was missing is added, until nothing is. */
    private static Plans gathered(World world, Map<CanonicalName, KnownCrate> all, Set<CanonicalName> asked) {
        while (true) {
            Map<CanonicalName, KnownCrate> known = new HashMap<>(all);
            known.keySet().retainAll(asked);
            FixPlanner planner = world.asking(known);
            Plans plans = plans(world, planner);
            Set<CanonicalName> missing = new HashSet<>(planner.missing());
            missing.retainAll(all.keySet());
            if (!asked.addAll(missing)) {
                return plans;
            }
        }
    }

    private static Plans plans(World world, FixPlanner planner) {
        List<FixPlan> each = world.findings().stream().map(planner::plan).toList();
        return new Plans(each, planner.join(world.findings()));
    }
}

package dev.rustsecd.fix.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fix.world.Mistake.Kind;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Plans are right in worlds made up at random: {@code -Drustsecd.worlds=5000} looks at so many of them, and
 * {@code -Drustsecd.world=17} at that one.
 */
class RandomWorldsTest {
    private static final int SAMPLE = 120;

    /** How often the planner is known to be wrong in the sample; a kind that is not named never happens in it. */
    private static final Map<Kind, Integer> KNOWN =
            new EnumMap<>(Map.of(Kind.OVERLOOKED, 1, Kind.UNPINNED, 3, Kind.CUT_SHORT, 2));

    private final WorldReport report = new WorldReport();

    @Test
    void plansAreWhatTryingEverythingFinds() {
        int count = Integer.getInteger("rustsecd.worlds", SAMPLE);
        for (long seed = 0; seed < count; seed++) {
            report.add(WorldMaker.world(seed));
        }
        System.out.println(report);
        assertEquals(count == SAMPLE ? KNOWN : Map.of(), report.counts(), report::toString);
    }

    @Test
    void theWorldThatIsAskedForIsTold() {
        long seed = Long.getLong("rustsecd.world", 0);
        World world = WorldMaker.world(seed);
        report.add(world);
        assertTrue(report.toString().contains("1 world"), report::toString);
        if (System.getProperty("rustsecd.world") != null) {
            System.out.println(world + "\n" + report);
        }
    }
}

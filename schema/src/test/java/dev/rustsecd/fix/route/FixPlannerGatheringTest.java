package dev.rustsecd.fix.route;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.fix.FixClass;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.PackageRef;
import dev.rustsecd.fix.Verification;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.semver.Version;
import dev.rustsecd.words.CautionSentences;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What planners ask for, what they do without it, how plans are joined, and the fix of a yank. */
class FixPlannerGatheringTest {
    private static Planning planning() {
        return new Planning()
                .member("app", "roof", "beside")
                .locked("beside", "1.0.0")
                .locked("low", "1.0.0")
                .locked("roof", "1.0.0", "top")
                .locked("top", "1.0.0", "low")
                .releases("beside", "1.0.0")
                .release("low", "1.0.0")
                .release("low", "1.0.1", "fresh ^1")
                .release("fresh", "1.0.0", "beside ^1")
                .release("top", "1.0.0", "low ^1")
                .release("roof", "1.0.0", "top ^1")
                .advisory(anAdvisory().forCrate("low").patchedIn(">=1.0.1"));
    }

    @Test
    void firstTheAffectedCratesAndAllThatDependsOnThemAreNeeded() {
        Planning planning = planning();
        assertEquals(
                List.of("low", "roof", "top"),
                FixPlanner.needs(planning.lockfile(), planning.graph(), List.of(planning.index("low"))).stream()
                        .map(CanonicalName::text)
                        .toList());
    }

    @Test
    void thenWhatNewReleasesBringIn() {
        Planning planning = planning();
        Map<CanonicalName, KnownCrate> known = new HashMap<>(planning.registry.build());
        known.keySet()
                .retainAll(
                        Stream.of("low", "roof", "top").map(CanonicalName::of).toList());
        FixPlanner first = planning.plannerWith(known);
        FixPlan without = first.plan(planning.findings().get(0));
        assertEquals(new TreeSet<>(List.of(CanonicalName.of("fresh"))), first.missing());
        assertEquals(Verification.PARTIAL, without.verified());
        assertTrue(without.cautions().toString().contains("fresh"), without.toString());
        FixPlanner second = planning.planner();
        assertEquals(
                List.of("cargo update -p low@1.0.0 --precise 1.0.1"),
                second.plan(planning.findings().get(0)).commands());
        assertTrue(second.missing().isEmpty());
    }

    @Test
    void whereNoMoreWillComePlansGoOnWithoutWhatIsNotKnown() {
        Planning planning = planning();
        Map<CanonicalName, KnownCrate> known = new HashMap<>(planning.registry.build());
        known.remove(CanonicalName.of("fresh"));
        FixPlan plan = planning.plannerWithAll(known).plan(planning.findings().get(0));
        assertEquals(FixClass.LOCK_UPDATE, plan.fixClass());
        assertEquals(List.of("cargo update -p low@1.0.0 --precise 1.0.1"), plan.commands());
        assertEquals(Verification.PARTIAL, plan.verified());
        assertTrue(
                plan.cautions().contains(CautionSentences.requiresNotKnown("low@1.0.1", "fresh ^1", "fresh")),
                plan.toString());
    }

    @Test
    void withoutAnythingOfTheCrateTheRangesDecide() {
        Planning planning = planning();
        FixPlan plan = planning.plannerWith(Map.of()).plan(planning.findings().get(0));
        assertEquals(Verification.RANGES, plan.verified());
        assertEquals(List.of("cargo update -p low@1.0.0 --precise 1.0.1"), plan.commands());
    }

    @Test
    void requirementsThatCouldNotBeReadMakeAPlanPartialAndNotNothing() {
        Planning planning = planning();
        planning.registry.unread("top").unread("low");
        FixPlan plan = planning.plan();
        assertEquals(FixClass.LOCK_UPDATE, plan.fixClass());
        assertEquals(Verification.PARTIAL, plan.verified());
        assertTrue(plan.cautions().contains("The dependencies of top@1.0.0 are not known."), plan.toString());
    }

    @Test
    void atTheBoundOfWorkAPlanIsPartialAndSaysSo() {
        Planning planning = planning();
        FixPlan plan = planning.plannerWithin(1).plan(planning.findings().get(0));
        assertEquals(Verification.PARTIAL, plan.verified());
        assertTrue(plan.cautions().contains(CautionSentences.searchCutShort()), plan.toString());
    }

    @Test
    void sameFactsGiveTheSamePlans() {
        assertEquals(planning().plan(), planning().plan());
        assertEquals(planning().all(), planning().all());
    }

    @Test
    void oneCommandMaySolveSeveralFindings() {
        Planning planning = new Planning()
                .member("app", "top")
                .locked("left", "1.0.0")
                .locked("right", "1.0.0")
                .locked("top", "1.0.0", "left", "right")
                .releases("left", "1.0.0")
                .releases("right", "1.0.0")
                .release("top", "1.0.0", "left ^1", "right ^1")
                .release("top", "1.0.1", "right ^1")
                .release("top", "1.0.2")
                .advisory(anAdvisory().id("RUSTSEC-2020-0001").forCrate("left"))
                .advisory(anAdvisory().id("RUSTSEC-2020-0002").forCrate("right"));
        FixAll all = planning.all();
        assertEquals(2, all.solves());
        assertEquals(List.of("cargo update -p top@1.0.0 --precise 1.0.2"), all.commands());
        assertEquals(List.of(), all.remaining());
    }

    @Test
    void aPlanThatBringsInFindingsStaysOutOfTheJoinedOnes() {
        Planning planning = planning()
                .advisory(anAdvisory().id("RUSTSEC-2020-0009").forCrate("fresh").informational("unmaintained"));
        FixAll all = planning.all();
        assertEquals(List.of(), all.commands());
        assertEquals(
                "The commands that fix this would bring in packages that have RUSTSEC-2020-0009 fresh@1.0.0.",
                all.remaining().get(0).why());
    }

    @Test
    void whatRemainsSaysWhy() {
        Planning planning = new Planning()
                .member("app", "low")
                .locked("low", "1.0.0")
                .releases("low", "1.0.0", "2.0.0")
                .advisory(anAdvisory().forCrate("low").patchedIn(">=2"));
        FixAll.Remaining remaining = planning.all().remaining().get(0);
        assertEquals(new PackageRef("low", "1.0.0", PackageSource.CRATES_IO), remaining.affected());
        assertEquals(FixClass.MAJOR_UPGRADE, remaining.fixClass());
    }

    @Test
    void theFixOfAYankNeverNamesAYoungRelease() {
        Planning planning =
                new Planning().member("app", "low").locked("low", "1.0.0").releases("low", "1.0.0", "1.0.1", "1.0.2");
        planning.registry.yanked("low", "1.0.0").publishedDaysAgo("low", "1.0.1", 2);
        int low = planning.index("low");
        assertNull(planning.planner().planYank(low, Version.parse("1.0.1")));
        FixPlan plan = planning.planner().planYank(low, Version.parse("1.0.2"));
        assertNotNull(plan);
        assertEquals(List.of("cargo update -p low@1.0.0 --precise 1.0.2"), plan.commands());
    }

    @Test
    void theFixOfAYankBringsNothingYoungWithIt() {
        Planning planning = new Planning()
                .member("app", "high")
                .locked("high", "1.0.0", "low")
                .locked("low", "1.0.0")
                .release("high", "1.0.0", "low =1.0.0")
                .release("high", "1.1.0", "low ^1.0")
                .releases("low", "1.0.0", "1.0.1");
        Version to = Version.parse("1.0.1");
        int low = planning.index("low");
        FixPlan plan = planning.planner().planYank(low, to);
        assertNotNull(plan);
        assertEquals(FixClass.PARENT_UPDATE, plan.fixClass());
        planning.registry.publishedDaysAgo("high", "1.1.0", 1);
        assertNull(planning.planner().planYank(low, to));
    }

    @Test
    void aYankThatRequirementsHoldIsToldWithThem() {
        Planning planning = new Planning()
                .member("app", "high")
                .locked("high", "1.0.0", "low")
                .locked("low", "1.0.0")
                .release("high", "1.0.0", "low =1.0.0")
                .releases("low", "1.0.0", "1.0.1");
        FixPlan plan = planning.planner().planYank(planning.index("low"), Version.parse("1.0.1"));
        assertNotNull(plan);
        assertEquals(FixClass.NO_FIX, plan.fixClass());
        assertEquals(List.of(), plan.commands());
        assertEquals(List.of(Planning.blocker("high", "1.0.0", "=1.0.0", null)), Planning.bare(plan.blockedBy()));
    }

    @Test
    void namesThatNoRegistryTakesGetNoCommand() {
        Planning planning = new Planning()
                .member("app", "l$(w)")
                .locked("l$(w)", "1.0.0")
                .releases("l$(w)", "1.0.0", "1.0.1")
                .advisory(anAdvisory().forCrate("l$(w)").patchedIn(">=1.0.1"));
        assertEquals(List.of(), planning.plan().commands());
    }
}

package dev.rustsecd.fix.route;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fix.FixClass;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.Verification;
import dev.rustsecd.semver.Version;
import dev.rustsecd.words.CautionSentences;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The classes of plans, and what makes each; what requirements may look like is {@link FixPlannerRequirementsTest}'s. */
class FixPlannerTest {
    /** app → top → low, where low 1.0.0 is affected. */
    private static Planning chain(String... releasesOfLow) {
        return new Planning()
                .member("app", "top")
                .locked("low", "1.0.0")
                .locked("top", "1.0.0", "low")
                .releases("low", releasesOfLow);
    }

    private static Planning affected(Planning planning, String patched) {
        return planning.advisory(anAdvisory().forCrate("low").patchedIn(patched));
    }

    @Test
    void lockUpdateToTheSmallestSafeVersionThatAllDependentsAdmit() {
        FixPlan plan = affected(chain("1.0.0", "1.0.1", "1.0.2", "1.0.3").release("top", "1.0.0", "low ^1"), ">=1.0.2")
                .plan();
        assertEquals(FixClass.LOCK_UPDATE, plan.fixClass());
        assertEquals(Version.parse("1.0.2"), plan.version());
        assertEquals(Verification.FULL, plan.verified());
        assertEquals(List.of("cargo update -p low@1.0.0 --precise 1.0.2"), plan.commands());
        assertEquals(List.of(new FixPlan.Step("low", "1.0.0", "1.0.2", "lockfile")), plan.steps());
        assertEquals(List.of(), plan.blockedBy());
        assertEquals(List.of(), plan.cautions());
    }

    @Test
    void whatNothingDependsOnIsAskedForByAManifest() {
        FixPlan plan = affected(
                        new Planning()
                                .member("app", "other")
                                .locked("low", "1.0.0")
                                .locked("other", "1.0.0")
                                .releases("low", "1.0.0", "2.0.0"),
                        ">=2")
                .plan();
        assertEquals(FixClass.MAJOR_UPGRADE, plan.fixClass());
        assertEquals(Version.parse("2.0.0"), plan.version());
        assertEquals(Verification.PARTIAL, plan.verified());
        assertEquals(List.of(), plan.commands());
    }

    @Test
    void advisoriesOfOneIdFromTwoSourcesHaveTheirOwnPlans() {
        Planning planning = chain("1.0.0", "1.0.1", "1.0.2").release("top", "1.0.0", "low ^1");
        for (String patched : List.of(">=1.0.1", ">=1.0.2")) {
            planning.advisory(
                    anAdvisory().forCrate("low").informational("unsound").patchedIn(patched));
        }
        FixPlanner planner = planning.planner();
        assertEquals(
                List.of(Version.parse("1.0.1"), Version.parse("1.0.2")),
                planning.findings().stream()
                        .map(found -> planner.plan(found).version())
                        .toList());
    }

    @Test
    void aYankedReleaseIsNoTarget() {
        Planning planning = chain("1.0.0", "1.0.2", "1.0.3").release("top", "1.0.0", "low ^1");
        planning.registry.yanked("low", "1.0.2");
        assertEquals(
                Version.parse("1.0.3"), affected(planning, ">=1.0.2").plan().version());
    }

    @Test
    void aYankedLockedVersionMovesLikeAnyOther() {
        Planning planning = chain("1.0.0", "1.0.2").release("top", "1.0.0", "low ^1");
        planning.registry.yanked("low", "1.0.0");
        assertEquals(Verification.FULL, affected(planning, ">=1.0.2").plan().verified());
    }

    @Test
    void parentUpdateTakesTheSmallestReleaseOfTheDependentThatAdmitsTheTarget() {
        FixPlan plan = affected(
                        chain("1.0.0", "1.0.2")
                                .release("top", "1.0.0", "low =1.0.0")
                                .release("top", "1.1.0", "low =1.0.0")
                                .release("top", "1.2.0", "low ^1.0.0")
                                .release("top", "1.3.0", "low ^1.0.0"),
                        ">=1.0.2")
                .plan();
        assertEquals(FixClass.PARENT_UPDATE, plan.fixClass());
        assertEquals(
                List.of("cargo update -p top@1.0.0 --precise 1.2.0", "cargo update -p low@1.0.0 --precise 1.0.2"),
                plan.commands());
        assertEquals(List.of(Planning.blocker("top", "1.0.0", "=1.0.0", "1.2.0")), Planning.bare(plan.blockedBy()));
        assertEquals(Version.parse("1.0.2"), plan.version());
        assertEquals(Verification.PARTIAL, plan.verified(), "the workspace's requirement on top is not published");
        assertTrue(plan.cautions().contains(CautionSentences.manifestsNotSent()));
    }

    @Test
    void theWholeChainUpToTheRootsIsNamed() {
        FixPlan plan = new Planning()
                .member("app", "roof")
                .locked("low", "1.0.0")
                .locked("roof", "2.0.0", "top")
                .locked("top", "1.0.0", "low")
                .releases("low", "1.0.0", "1.0.2")
                .release("top", "1.0.0", "low =1.0.0")
                .release("top", "1.1.0", "low ^1.0.0")
                .release("roof", "2.0.0", "top =1.0.0")
                .release("roof", "2.0.1", "top ^1.0.0")
                .advisory(anAdvisory().forCrate("low").patchedIn(">=1.0.2"))
                .plan();
        assertEquals(
                List.of(
                        "cargo update -p roof@2.0.0 --precise 2.0.1",
                        "cargo update -p top@1.0.0 --precise 1.1.0",
                        "cargo update -p low@1.0.0 --precise 1.0.2"),
                plan.commands());
        assertEquals(
                List.of(
                        Planning.blocker("top", "1.0.0", "=1.0.0", "1.1.0"),
                        Planning.blocker("roof", "2.0.0", "=1.0.0", "2.0.1")),
                Planning.bare(plan.blockedBy()));
    }

    @Test
    void everyDependentMustBeServed() {
        Planning planning = new Planning()
                .member("app", "one", "two")
                .locked("low", "1.0.0")
                .locked("one", "1.0.0", "low")
                .locked("two", "1.0.0", "low")
                .releases("low", "1.0.0", "1.0.2")
                .release("one", "1.0.0", "low =1.0.0")
                .release("one", "1.1.0", "low ^1.0.0")
                .release("two", "1.0.0", "low =1.0.0");
        FixPlan blocked = affected(planning, ">=1.0.2").plan();
        assertEquals(FixClass.NO_FIX, blocked.fixClass());
        assertEquals(
                List.of(
                        Planning.blocker("one", "1.0.0", "=1.0.0", "1.1.0"),
                        Planning.blocker("two", "1.0.0", "=1.0.0", null)),
                Planning.bare(blocked.blockedBy()));
        FixPlan served = planning.release("two", "1.4.0", "low ^1.0.1").plan();
        assertEquals(FixClass.PARENT_UPDATE, served.fixClass());
        assertEquals(3, served.steps().size());
    }

    @Test
    void aDependentThatDroppedTheCrateIsAWayOut() {
        FixPlan plan = chain("1.0.0")
                .release("top", "1.0.0", "low ^1.0.0")
                .release("top", "1.1.0")
                .advisory(anAdvisory().forCrate("low").informational("unmaintained"))
                .plan();
        assertEquals(FixClass.PARENT_UPDATE, plan.fixClass());
        assertNull(plan.version());
        assertEquals(List.of("cargo update -p top@1.0.0 --precise 1.1.0"), plan.commands());
    }

    @Test
    void whereOnlyAnIncompatibleReleaseOfADirectDependencyServesItIsAMajorUpgrade() {
        FixPlan plan = affected(
                        chain("1.0.0", "2.0.0")
                                .release("top", "1.0.0", "low ^1.0.0")
                                .release("top", "3.0.0", "low ^2.0.0"),
                        ">=2.0.0")
                .plan();
        assertEquals(FixClass.MAJOR_UPGRADE, plan.fixClass());
        assertEquals(List.of(), plan.commands());
        assertEquals(
                List.of(
                        Planning.blocker("top", "1.0.0", "^1.0.0", "3.0.0"),
                        Planning.pathBlocker("app", "0.1.0", "^1.0.0", null)),
                Planning.bare(plan.blockedBy()));
        assertEquals(Verification.PARTIAL, plan.verified());
    }

    @Test
    void withoutASafeVersionAndWithEveryDependentNeedingItThereIsNoFix() {
        FixPlan plan = chain("1.0.0", "1.1.0")
                .release("top", "1.0.0", "low ^1.0.0")
                .release("top", "1.1.0", "low ^1.1.0")
                .advisory(anAdvisory().forCrate("low"))
                .plan();
        assertEquals(FixClass.NO_FIX, plan.fixClass());
        assertNull(plan.version());
        assertEquals(List.of(Planning.blocker("top", "1.0.0", "^1.0.0", null)), Planning.bare(plan.blockedBy()));
        assertEquals(Verification.FULL, plan.verified());
    }

    @Test
    void malwareGoesDownOrGoes() {
        FixPlan down = chain("0.9.0", "1.0.0")
                .releases("low", "1.0.0")
                .member("other")
                .release("top", "1.0.0", "low *")
                .advisory(anAdvisory().forCrate("low").malicious().unaffected("<1.0.0"))
                .plan();
        assertEquals(FixClass.LOCK_UPDATE, down.fixClass());
        assertEquals(List.of("cargo update -p low@1.0.0 --precise 0.9.0"), down.commands());
        FixPlan near = new Planning()
                .member("app", "top")
                .locked("low", "1.0.1")
                .locked("top", "1.0.0", "low")
                .releases("low", "1.0.0", "1.0.1")
                .release("top", "1.0.0", "low ^1.0.0")
                .advisory(anAdvisory().forCrate("low").malicious().unaffected("<1.0.1"))
                .plan();
        assertEquals(List.of("cargo update -p low@1.0.1 --precise 1.0.0"), near.commands());
    }

    @Test
    void whatIsWhollyAffectedAndGoneIsToBeRemoved() {
        Planning planning = chain("1.0.0")
                .release("top", "1.0.0", "low ^1")
                .advisory(anAdvisory().forCrate("low"));
        planning.registry.gone("low");
        assertEquals(FixClass.REMOVE, planning.plan().fixClass());
    }

    @Test
    void whereNothingIsFreeOfAllWhatStaysIsCautioned() {
        FixPlan plan = chain("1.0.0", "1.1.0")
                .release("top", "1.0.0", "low ^1")
                .advisory(anAdvisory().id("RUSTSEC-2020-0001").forCrate("low").patchedIn(">=1.1.0"))
                .advisory(anAdvisory().id("RUSTSEC-2020-0002").forCrate("low"))
                .plan();
        assertEquals(Version.parse("1.1.0"), plan.version());
        assertEquals(List.of("The fix leads to low@1.1.0, which RUSTSEC-2020-0002 still affects."), plan.cautions());
    }

    @Test
    void anUnsoundTargetIsCautionedAndPassedOverWhereAnotherIsThere() {
        Planning planning = chain("1.0.0", "1.1.0")
                .release("top", "1.0.0", "low ^1")
                .advisory(anAdvisory().id("RUSTSEC-2020-0001").forCrate("low").patchedIn(">=1.1.0"))
                .advisory(anAdvisory()
                        .id("RUSTSEC-2020-0002")
                        .forCrate("low")
                        .informational("unsound")
                        .unaffected("<1.1.0")
                        .patchedIn(">=1.2.0"));
        FixPlan unsound = planning.plan();
        assertEquals(List.of("The fix leads to low@1.1.0, which RUSTSEC-2020-0002 affects."), unsound.cautions());
        assertEquals("[RUSTSEC-2020-0002 low@1.1.0]", unsound.introduces().toString());
        FixPlan next = planning.releases("low", "1.2.0").plan();
        assertEquals(Version.parse("1.2.0"), next.version());
    }

    @Test
    void youngReleasesAndNewerCompilersAreCautioned() {
        Planning planning = chain("1.0.0", "1.0.2").release("top", "1.0.0", "low ^1");
        planning.registry.publishedDaysAgo("low", "1.0.2", 1).needsRust("low", "1.0.2", "1.70");
        String young = "The fix leads to low@1.0.2, which was published only 1 day ago.";
        assertEquals(
                List.of(young, "low@1.0.2 needs Rust 1.70 or newer."),
                affected(planning, ">=1.0.2").plan().cautions());
    }

    @Test
    void neverSuggestsWhatTheCompilerCannotBuild() {
        Planning planning = chain("1.0.0", "1.0.2", "1.0.3").release("top", "1.0.0", "low ^1");
        planning.registry.needsRust("low", "1.0.2", "1.70").needsRust("low", "1.0.3", "1.56.1");
        affected(planning, ">=1.0.2");
        assertEquals(Version.parse("1.0.3"), planning.rust("1.60.0").plan().version());
        assertEquals(FixClass.NO_FIX, planning.rust("1.50.0").plan().fixClass());
    }

    @Test
    void whatComesInIsNamedAndMakesThePlanPartial() {
        FixPlan plan = affected(
                        chain("1.0.0")
                                .release("low", "1.0.2", "fresh ^1")
                                .releases("fresh", "1.0.0", "1.5.0")
                                .release("top", "1.0.0", "low ^1")
                                .advisory(anAdvisory()
                                        .id("RUSTSEC-2020-0009")
                                        .forCrate("fresh")
                                        .informational("unmaintained")),
                        ">=1.0.2")
                .plan();
        assertEquals(Verification.PARTIAL, plan.verified());
        assertTrue(
                plan.cautions().contains("The fix adds packages to Cargo.lock: fresh@1.5.0."),
                plan.cautions().toString());
        assertEquals("[RUSTSEC-2020-0009 fresh@1.5.0]", plan.introduces().toString());
    }
}

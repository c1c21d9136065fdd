package dev.rustsecd.fix.route;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.fix.FixClass;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.Verification;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.semver.Version;
import dev.rustsecd.words.CautionSentences;
import dev.rustsecd.words.NoFixSentences;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the registry does not have is not known, and not absent. */
class FixPlannerAbsenceTest {
    @Test
    void ofACrateThatTheIndexLacksTheRangesDecide() {
        Planning planning = new Planning()
                .member("app", "sqlx")
                .locked("sqlx", "0.8.0")
                .advisory(anAdvisory().forCrate("sqlx").patchedIn(">=0.8.1"));
        FixPlan plan = planning.planOfPartialIndex();
        assertEquals(FixClass.LOCK_UPDATE, plan.fixClass());
        assertEquals(Version.parse("0.8.1"), plan.version());
        assertEquals(Verification.RANGES, plan.verified());
        assertEquals(List.of("cargo update -p sqlx@0.8.0 --precise 0.8.1"), plan.commands());
        FixAll all = planning.plannerOfPartialIndex().join(planning.findings());
        assertEquals(0, all.solves());
        assertEquals(NoFixSentences.commandNotTried(), all.remaining().get(0).why());
    }

    @Test
    void anIncompatiblePatchedVersionIsAMajorUpgradeWithWhatIsInItsWay() {
        FixPlan plan = new Planning()
                .member("app", "protobuf")
                .locked("protobuf", "2.27.1")
                .advisory(anAdvisory().forCrate("protobuf").patchedIn(">=3.7.2"))
                .planOfPartialIndex();
        assertEquals(FixClass.MAJOR_UPGRADE, plan.fixClass());
        assertEquals(Version.parse("3.7.2"), plan.version());
        assertEquals(Verification.RANGES, plan.verified());
        assertEquals(List.of(Planning.pathBlocker("app", "0.1.0", "^2.27.1", null)), Planning.bare(plan.blockedBy()));
    }

    @Test
    void aKnownDependentThatDoesWithoutTheCrateIsAWay() {
        FixPlan plan = new Planning()
                .member("app", "top")
                .locked("lost", "1.0.0")
                .locked("top", "1.0.0", "lost")
                .release("top", "1.0.0", "lost ^1")
                .release("top", "1.0.1")
                .advisory(anAdvisory().forCrate("lost").informational("unmaintained"))
                .planOfPartialIndex();
        assertEquals(FixClass.PARENT_UPDATE, plan.fixClass());
        assertEquals(List.of("cargo update -p top@1.0.0 --precise 1.0.1"), plan.commands());
    }

    @Test
    void aVersionThatAKnownDependentRefusesGetsNoCommand() {
        FixPlan plan = new Planning()
                .member("app", "top")
                .locked("lost", "1.0.0")
                .locked("top", "1.0.0", "lost")
                .release("top", "1.0.0", "lost =1.0.0")
                .release("top", "2.0.0", "lost ^1.0.1")
                .advisory(anAdvisory().forCrate("lost").patchedIn(">=1.0.1"))
                .planOfPartialIndex();
        assertEquals(FixClass.MAJOR_UPGRADE, plan.fixClass());
        assertEquals(List.of(), plan.commands());
        assertEquals("2.0.0", plan.blockedBy().get(0).unblockedAt());
    }

    @Test
    void aReleaseThatNeedsACrateThatTheIndexLacksIsPartialWithItsName() {
        FixPlan plan = new Planning()
                .member("app", "smallvec")
                .locked("smallvec", "0.6.9")
                .release("smallvec", "0.6.9")
                .release("smallvec", "0.6.14", "maybe-uninit ^2.0")
                .advisory(anAdvisory().forCrate("smallvec").patchedIn(">=0.6.13"))
                .planOfPartialIndex();
        assertEquals(FixClass.LOCK_UPDATE, plan.fixClass());
        assertEquals(List.of("cargo update -p smallvec@0.6.9 --precise 0.6.14"), plan.commands());
        assertEquals(Verification.PARTIAL, plan.verified());
        assertTrue(
                plan.cautions()
                        .contains(
                                "smallvec@0.6.14 requires maybe-uninit ^2.0, and the registry has no crate named maybe-uninit."),
                plan.toString());
    }

    @Test
    void whatIsKnownWholeGoesBeforeWhatNeedsACrateThatTheIndexLacks() {
        FixPlan plan = new Planning()
                .member("app", "low")
                .locked("low", "1.0.0")
                .release("low", "1.0.0")
                .release("low", "1.0.1", "lost ^1")
                .releases("low", "1.0.2")
                .advisory(anAdvisory().forCrate("low").patchedIn(">=1.0.1"))
                .planOfPartialIndex();
        assertEquals(Version.parse("1.0.2"), plan.version());
    }

    /** Where an unknown package would go when it is let go nobody can say: least of all that it vanishes. */
    @Test
    void aDependentThatNobodyKnowsIsNeitherMovedNorThoughtToVanish() {
        Planning planning = new Planning()
                .member("app", "top")
                .locked("low", "1.0.0")
                .locked("top", "1.0.0", "low")
                .releases("low", "1.0.0", "2.0.0")
                .advisory(anAdvisory().forCrate("low").patchedIn(">=2"));
        FixPlan absent = planning.planOfPartialIndex();
        Map<CanonicalName, KnownCrate> known = new HashMap<>(planning.registry.build());
        FixPlan unanswered =
                planning.plannerWithAll(known).plan(planning.findings().get(0));
        for (FixPlan plan : List.of(absent, unanswered)) {
            assertEquals(List.of(), plan.commands());
            assertEquals(FixClass.NO_FIX, plan.fixClass(), "what promises a way has commands");
            assertEquals(Verification.PARTIAL, plan.verified());
            assertEquals(List.of(Planning.blocker("top", "1.0.0", "^1.0.0", null)), Planning.bare(plan.blockedBy()));
        }
        assertEquals(
                List.of("The dependencies of top@1.0.0 are not known: the registry does not have this crate."),
                absent.cautions());
        assertEquals(List.of(CautionSentences.requirementsNotFetched("top@1.0.0")), unanswered.cautions());
    }

    @Test
    void whereTheIndexLacksTheLockedVersionTheRangesDecideToo() {
        FixPlan plan = new Planning()
                .member("app", "low")
                .locked("low", "1.0.5")
                .releases("low", "1.0.0")
                .advisory(anAdvisory().forCrate("low").patchedIn(">=1.0.6"))
                .planOfPartialIndex();
        assertEquals(FixClass.LOCK_UPDATE, plan.fixClass());
        assertEquals(Verification.RANGES, plan.verified());
    }

    /** The version that is locked is 1.0.0, and the advisory is of version 1.0.0 and below. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1.0.1       | lacked      | partial | This advisory does not affect low 1.0.1 and newer, but the registry has none of these versions.",
                "1.0.1       | yanked      | full    | The next version that this advisory does not affect, 1.0.1, is yanked.",
                "1.0.1       | compiler    | full    | The next version that this advisory does not affect, 1.0.1, needs Rust 1.80, which is newer than yours.",
                "1.0.1       | vulnerable  | full    | The next version that this advisory does not affect, 1.0.1, is affected by another: RUSTSEC-2020-0002.",
                "1.0.1-rc.1  | pre-release | full    | The next version that this advisory does not affect, 1.0.1-rc.1, is a pre-release.",
            })
    void noFixSaysWhatIsTheMatterWithTheVersionThatIsSafe(String patched, String matter, String verified, String why) {
        Planning planning = new Planning()
                .member("app", "low")
                .locked("low", "1.0.0")
                .releases("low", "1.0.0")
                .rust("1.70.0")
                .advisory(anAdvisory().id("RUSTSEC-2020-0001").forCrate("low").patchedIn(">=1.0.1-rc.1"));
        if (!matter.equals("lacked")) {
            planning.releases("low", patched);
        }
        switch (matter) {
            case "lacked" -> planning.rust("1.70.0");
            case "yanked" -> planning.registry.yanked("low", patched);
            case "compiler" -> planning.registry.needsRust("low", patched, "1.80");
            case "vulnerable" ->
                planning.advisory(
                        anAdvisory().id("RUSTSEC-2020-0002").forCrate("low").unaffected("<1.0.1"));
            default -> assertEquals("pre-release", matter);
        }
        FixPlan plan = planning.planOfPartialIndex();
        assertEquals(FixClass.NO_FIX, plan.fixClass());
        assertEquals(why, plan.why());
        assertEquals(verified, plan.verified().label());
    }

    @ParameterizedTest(name = "malicious {0}, gone {1}, patched {2}: {3}")
    @CsvSource({
        "true,  false, -,      remove",
        "true,  true,  -,      remove",
        "true,  false, >=1.2,  no-fix",
        "true,  true,  >=1.2,  lock-update",
        "false, false, -,      no-fix",
        "false, true,  -,      remove",
        "false, true,  >=1.2,  lock-update",
    })
    void removeIsSaidOnlyWhereNoVersionIsAllowed(boolean malicious, boolean gone, String patched, String fixClass) {
        var advisory = anAdvisory().forCrate("low");
        if (malicious) {
            advisory.malicious();
        }
        if (!patched.equals("-")) {
            advisory.patchedIn(patched);
        }
        Planning planning = new Planning()
                .member("app", "low")
                .locked("low", "1.0.0")
                .releases("low", "1.0.0")
                .advisory(advisory);
        if (gone) {
            planning.registry.gone("low");
        }
        assertEquals(fixClass, planning.planOfPartialIndex().fixClass().label());
    }

    @Test
    void aCrateThatTheIndexNeverHadIsNotGone() {
        FixPlan plan = new Planning()
                .member("app", "low")
                .locked("low", "1.0.0")
                .advisory(anAdvisory().forCrate("low").informational("unmaintained"))
                .planOfPartialIndex();
        assertEquals(FixClass.NO_FIX, plan.fixClass());
        assertEquals(Verification.PARTIAL, plan.verified());
        assertEquals(NoFixSentences.unmaintained(), plan.why());
    }

    @Test
    void aBlockedWaySaysWhoBlocksIt() {
        FixPlan plan = new Planning()
                .member("app", "top")
                .locked("low", "1.0.0")
                .locked("top", "1.0.0", "low")
                .release("top", "1.0.0", "low =1.0.0")
                .releases("low", "1.0.0", "1.0.1")
                .advisory(anAdvisory().forCrate("low").patchedIn(">=1.0.1"))
                .planOfPartialIndex();
        assertEquals("top 1.0.0 requires low =1.0.0, and no newer top accepts 1.0.1.", plan.why());
    }
}

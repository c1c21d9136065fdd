package dev.rustsecd.fix.route;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fix.FixClass;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.semver.Version;
import dev.rustsecd.words.CautionSentences;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The step that a plan takes is the smallest that serves, and pinned; what it says of the registry does not hang on it. */
class SmallestStepTest {
    /** As {@code aws-lc-rs} 1.16.0 and {@code aws-lc-sys}: every release of the dependent wants another line of the crate. */
    @Test
    void oneCommandMovesTheDependentThatTakesTheCrateAlong() {
        FixPlan plan = new Planning()
                .member("app", "safe")
                .locked("native-sys", "0.37.1")
                .locked("safe", "1.16.0", "native-sys")
                .releases("native-sys", "0.37.1", "0.38.0", "0.39.0", "0.39.1", "0.45.0")
                .release("safe", "1.16.0", "?native-sys ^0.37.0")
                .release("safe", "1.16.1", "?native-sys ^0.38.0")
                .release("safe", "1.16.2", "?native-sys ^0.39.0")
                .release("safe", "1.19.0", "?native-sys ^0.45.0")
                .advisory(anAdvisory().forCrate("native-sys").patchedIn(">=0.39.0"))
                .plan();
        assertEquals(List.of("cargo update -p safe@1.16.0 --precise 1.16.2"), plan.commands());
        assertEquals(FixClass.PARENT_UPDATE, plan.fixClass());
        assertEquals(List.of(Planning.blocker("safe", "1.16.0", "^0.37.0", "1.16.2")), Planning.bare(plan.blockedBy()));
    }

    /** As {@code url} 2.5.2 and {@code idna}, of which the lockfile has the next line already. */
    @Test
    void whatIsServedByALineThatIsThereNeedsOneCommand() {
        FixPlan plan = new Planning()
                .member("app", "mail", "url")
                .locked("idna", "0.5.0")
                .locked("idna", "1.1.0")
                .locked("mail", "1.0.0", "idna 1.1.0")
                .locked("url", "2.5.2", "idna 0.5.0")
                .releases("idna", "0.5.0", "1.0.0", "1.1.0")
                .release("mail", "1.0.0", "idna ^1")
                .release("url", "2.5.2", "idna ^0.5.0")
                .release("url", "2.5.4", "idna ^1.0.3")
                .advisory(anAdvisory().forCrate("idna").patchedIn(">=1.0.0"))
                .plan();
        assertEquals(List.of("cargo update -p url@2.5.2 --precise 2.5.4"), plan.commands());
        assertEquals(List.of(Planning.blocker("url", "2.5.2", "^0.5.0", "2.5.4")), Planning.bare(plan.blockedBy()));
    }

    @Test
    void theFirstReleaseThatAdmitsASafeVersionIsNamedThoughNoCommandLeadsThere() {
        FixPlan plan = new Planning()
                .member("app", "one", "two")
                .locked("low", "1.0.0")
                .locked("one", "1.0.0", "low")
                .locked("two", "1.0.0", "low")
                .releases("low", "1.0.0", "1.0.2", "1.0.5")
                .release("one", "1.0.0", "low =1.0.0")
                .release("one", "1.1.0", "low =1.0.5")
                .release("two", "1.0.0", "low =1.0.0")
                .release("two", "1.3.0", "low =1.0.2")
                .advisory(anAdvisory().forCrate("low").patchedIn(">=1.0.2"))
                .plan();
        assertEquals(List.of(), plan.commands());
        assertEquals(FixClass.NO_FIX, plan.fixClass());
        assertEquals(
                List.of(
                        Planning.blocker("one", "1.0.0", "=1.0.0", "1.1.0"),
                        Planning.blocker("two", "1.0.0", "=1.0.0", "1.3.0")),
                Planning.bare(plan.blockedBy()));
    }

    @Test
    void anUpgradeIsTheNewestOfTheLowestLineInWhichItWasMended() {
        FixPlan plan = new Planning()
                .member("app", "low")
                .locked("low", "1.0.0")
                .releases("low", "1.0.0", "2.0.0", "3.0.0", "3.1.0", "3.2.0-beta.1", "4.0.0")
                .advisory(anAdvisory().forCrate("low").unaffected("=2.0.0").patchedIn(">=3.1.0"))
                .plan();
        assertEquals(FixClass.MAJOR_UPGRADE, plan.fixClass());
        assertEquals(Version.parse("3.1.0"), plan.version(), "2.0.0 never had it, and is an old line");
    }

    @Test
    void anUpgradeThatIsUnsoundIsCautioned() {
        FixPlan plan = new Planning()
                .member("app", "low")
                .locked("low", "1.0.0")
                .releases("low", "1.0.0", "2.0.0")
                .advisory(anAdvisory().id("RUSTSEC-2020-0001").forCrate("low").patchedIn(">=2"))
                .advisory(anAdvisory()
                        .id("RUSTSEC-2020-0002")
                        .forCrate("low")
                        .informational("unsound")
                        .unaffected("<2"))
                .plan();
        assertTrue(
                plan.cautions().contains(CautionSentences.affects("RUSTSEC-2020-0002", "low@2.0.0")), plan.toString());
    }

    @Test
    void aFamilyThatPinsItsMembersMovesInOneCommandThatIsCautioned() {
        FixPlan plan = new Planning()
                .member("app", "gen", "macro")
                .locked("gen", "1.0.0", "macro")
                .locked("macro", "1.0.0")
                .releases("macro", "1.0.0", "1.0.1")
                .release("gen", "1.0.0", "macro =1.0.0")
                .release("gen", "1.0.1", "macro =1.0.1")
                .advisory(anAdvisory().forCrate("macro").patchedIn(">=1.0.1"))
                .plan();
        assertEquals(List.of("cargo update -p macro@1.0.0 -p gen@1.0.0"), plan.commands());
        assertTrue(plan.cautions().contains(CautionSentences.letsCargoChoose()), plan.toString());
    }

    /** The requirement of {@code wide} admits both lines that are there; it keeps the one that it had. */
    @Test
    void whatStaysKeepsWhatServedIt() {
        FixPlan plan = new Planning()
                .member("app", "low", "old")
                .locked("low", "1.0.0", "wide")
                .locked("old", "1.0.0", "base 0.1.0")
                .locked("wide", "1.0.0", "base 1.0.0")
                .locked("base", "0.1.0")
                .locked("base", "1.0.0")
                .releases("base", "0.1.0", "1.0.0")
                .release("old", "1.0.0", "base ^0.1")
                .release("wide", "1.0.0", "base >=0.1")
                .release("low", "1.0.0", "wide ^1")
                .release("low", "1.0.1", "wide ^1")
                .advisory(anAdvisory().forCrate("low").patchedIn(">=1.0.1"))
                .plan();
        assertEquals(1, plan.steps().size(), plan.toString());
        assertEquals(List.of("cargo update -p low@1.0.0 --precise 1.0.1"), plan.commands());
    }
}

package dev.rustsecd.yank;

import static dev.rustsecd.yank.CrateBuilder.aCrate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.AdvisoryBuilder;
import dev.rustsecd.semver.Version;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class YankAssessorTest extends YankSetting {
    @Test
    void aVersionThatIsNotYankedHasNothingToSay() {
        Yank yank = assess(oneYank(), "1.0.1");
        assertEquals(YankState.NOT_YANKED, yank.state());
        assertNull(yank.yankClass());
        assertEquals(YankAction.NONE, yank.action());
    }

    @Test
    void aVersionThatTheRegistryDoesNotHaveIsUnknown() {
        assertEquals(Yank.UNKNOWN, assess(oneYank(), "9.9.9"));
    }

    @Test
    void aYankAloneSuggestsNothingHoweverOldTheVersionAboveIs() {
        Yank yank = assess(oneYank(), "1.0.0");
        assertIs(YankClass.UNEXPLAINED, YankAction.NONE, yank);
        assertTrue(says(yank, "1.0.3", "2024-05-01T10:00:00Z"), yank::toString);
    }

    @Test
    void oneYankWithAYoungReplacementIsUnexplained() {
        CrateBuilder crate = aCrate("demo")
                .version("1.0.0", LONG_AGO)
                .version("1.0.1", AN_HOUR_AGO)
                .yanked("1.0.0", AN_HOUR_AGO);
        assertIs(YankClass.UNEXPLAINED, YankAction.NONE, assess(crate, "1.0.0"));
    }

    @Test
    void aYankThatWasThereFromTheStartWasFirstSeenAtTheFirstLoad() {
        Yank yank = assess(oneYank(), "1.0.0");
        assertEquals(CrateBuilder.LOADED, yank.firstSeen());
        assertNull(yank.since());
    }

    @Test
    void theRegistrysOwnTimeStandsBesideTheTimeOfSeeing() {
        registry("1.0.0", null, LONG_AGO, YESTERDAY);
        Yank yank = assess(line().yanked("1.0.0", YESTERDAY), "1.0.0");
        assertEquals(LONG_AGO, yank.since());
        assertEquals(YESTERDAY, yank.firstSeen());
    }

    @Test
    void aVulnerabilityExplainsAndMovesToTheSmallestVersionFreeOfIt() {
        Yank yank = assess(oneYank(), "1.0.0", vulnerability().patchedIn(">=1.0.2"));
        assertIs(YankClass.SECURITY, YankAction.UPDATE, yank);
        assertEquals(Version.parse("1.0.2"), yank.target());
        assertEquals(List.of("RUSTSEC-2020-0071"), yank.affectedBy());
        assertEquals(List.of(), yank.reasons(), "nobody knows when it was yanked, and nothing names the advisory");
    }

    @Test
    void theNewestOfTheLineThatIsNotYankedIsNamedWithoutAdvice() {
        CrateBuilder crate = line().version("1.1.0-rc.1", LONG_AGO)
                .version("2.0.0", LONG_AGO)
                .version("1.0.4", AN_HOUR_AGO)
                .yanked("1.0.0", null);
        Yank yank = assess(crate, "1.0.0");
        assertEquals(new Yank.Newest("1.0.4", AN_HOUR_AGO), yank.newestUnyanked());
        assertIs(YankClass.UNEXPLAINED, YankAction.NONE, yank);
        assertEquals(
                new Yank.Newest("1.0.4", AN_HOUR_AGO), assess(crate, "1.0.1").newestUnyanked());
        CrateBuilder closed = aCrate("demo")
                .version("1.0.0", LONG_AGO)
                .version("2.0.0", LONG_AGO)
                .yanked("1.0.0", null);
        assertNull(assess(closed, "1.0.0").newestUnyanked());
    }

    @Test
    void whatAffectsAVersionIsSaidWhateverItsState() {
        AdvisoryBuilder advisory = vulnerability().patchedIn(">=1.0.2");
        assertEquals(
                List.of("RUSTSEC-2020-0071"),
                assess(oneYank(), "1.0.1", advisory).affectedBy());
        assertEquals(
                List.of("RUSTSEC-2020-0071"),
                assess(oneYank(), "1.0.1-none", advisory).affectedBy());
        assertEquals(List.of(), assess(oneYank(), "1.0.3", advisory).affectedBy());
    }

    @Test
    void aVulnerabilityDoesNotMoveToAVersionThatIsYoung() {
        CrateBuilder crate = aCrate("demo")
                .version("1.0.0", LONG_AGO)
                .version("1.0.1", YESTERDAY)
                .yanked("1.0.0", AN_HOUR_AGO);
        assertIs(
                YankClass.SECURITY,
                YankAction.NONE,
                assess(crate, "1.0.0", vulnerability().patchedIn(">=1.0.1")));
    }

    @Test
    void aVulnerabilityPassesOverTheYoungVersionForAnOlderOne() {
        CrateBuilder crate =
                line().version("2.0.0", LONG_AGO).version("1.0.4", YESTERDAY).yanked("1.0.3", null);
        Yank yank = assess(crate, "1.0.3", vulnerability().patchedIn(">=1.0.4"));
        assertIs(YankClass.SECURITY, YankAction.UPDATE, yank);
        assertEquals(Version.parse("2.0.0"), yank.target());
    }

    @Test
    void anotherVulnerabilityIsNotMovedInto() {
        Yank yank = assess(
                oneYank(),
                "1.0.0",
                vulnerability().patchedIn(">=1.0.1"),
                vulnerability().id("RUSTSEC-2021-0001").unaffected("<1.0.1").patchedIn(">=1.0.3"));
        assertEquals(Version.parse("1.0.3"), yank.target());
    }

    @Test
    void aNewerCompilerThanTheOneAtHandIsNotMovedTo() {
        CrateBuilder crate = aCrate("demo")
                .version("1.0.0", LONG_AGO)
                .needing("1.0.1", LONG_AGO, "1.80")
                .needing("1.0.2", LONG_AGO, "1.70")
                .yanked("1.0.0", null);
        rule = YankRule.DEFAULT.with(Version.parse("1.75.0"));
        assertEquals(
                Version.parse("1.0.2"),
                assess(crate, "1.0.0", vulnerability().patchedIn(">=1.0.1")).target());
    }

    @Test
    void anOperatorsReasonExplains() {
        operator("1.0.0", "broken on Windows", null);
        Yank yank = assess(oneYank(), "1.0.0");
        assertIs(YankClass.OPERATOR, YankAction.UPDATE, yank);
        assertEquals(YankReason.Source.OPERATOR, yank.reasons().get(0).source());
    }

    @Test
    void aReasonForAnEarlierYankSaysNothingOfThisOne() {
        operator("1.0.0", "broken on Windows", null);
        assertIs(YankClass.UNEXPLAINED, YankAction.NONE, assess(line().yanked("1.0.0", YESTERDAY), "1.0.0"));
    }

    @Test
    void aReasonSurvivesARegistryThatIsLoadedAnew() {
        operator("1.0.0", "broken on Windows", YESTERDAY);
        assertIs(YankClass.OPERATOR, YankAction.UPDATE, assess(oneYank(), "1.0.0"));
    }

    @Test
    void aMessageOfTheRegistryCountsOnceItHasStood() {
        registry("1.0.0", "miscompiles", YESTERDAY, null);
        assertIs(YankClass.REGISTRY_MESSAGE, YankAction.NONE, assess(oneYank(), "1.0.0"));
        registry("1.0.0", "miscompiles", NOW.minus(Duration.ofDays(3)), null);
        assertIs(YankClass.REGISTRY_MESSAGE, YankAction.UPDATE, assess(oneYank(), "1.0.0"));
    }

    @Test
    void aMessageWithoutATimeDoesNotCount() {
        registry("1.0.0", "miscompiles", null, null);
        assertIs(YankClass.REGISTRY_MESSAGE, YankAction.NONE, assess(oneYank(), "1.0.0"));
    }
}

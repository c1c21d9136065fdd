package dev.rustsecd.yank;

import static dev.rustsecd.yank.CrateBuilder.aCrate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.release.ReleaseRequirements;
import dev.rustsecd.release.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When yanks look like those of somebody who took a crate over. */
class SuspiciousYankTest extends YankSetting {
    @Test
    void threeYanksInADayThatLeaveOnlyWhatIsNewAreSuspicious() {
        Yank yank = assess(wave(), "1.0.1");
        assertIs(YankClass.SUSPICIOUS, YankAction.HOLD, yank);
        assertTrue(says(yank, "3 compatible versions", "1.0.1, 1.0.2, 1.0.3", AN_HOUR_AGO.toString()), yank::toString);
        assertTrue(says(yank, "1.0.4", "published " + AN_HOUR_AGO), yank::toString);
    }

    @Test
    void twoYanksAreNot() {
        CrateBuilder crate = line().version("1.0.4", AN_HOUR_AGO)
                .yanked("1.0.2", AN_HOUR_AGO)
                .yanked("1.0.3", AN_HOUR_AGO);
        assertIs(YankClass.UNEXPLAINED, YankAction.NONE, assess(crate, "1.0.3"));
    }

    @Test
    void threeYanksOverDaysAreNot() {
        CrateBuilder crate = line().version("1.0.4", AN_HOUR_AGO)
                .yanked("1.0.1", AN_HOUR_AGO.minus(Duration.ofHours(50)))
                .yanked("1.0.2", AN_HOUR_AGO.minus(Duration.ofHours(25)))
                .yanked("1.0.3", AN_HOUR_AGO);
        assertIs(YankClass.UNEXPLAINED, YankAction.NONE, assess(crate, "1.0.3"));
    }

    @Test
    void anOldVersionAboveThemAllMakesThemOrdinary() {
        CrateBuilder crate = line().version("1.0.4", LONG_AGO)
                .yanked("1.0.1", AN_HOUR_AGO)
                .yanked("1.0.2", AN_HOUR_AGO)
                .yanked("1.0.3", AN_HOUR_AGO);
        assertIs(YankClass.UNEXPLAINED, YankAction.NONE, assess(crate, "1.0.1"));
    }

    @Test
    void anOldVersionOfAnotherLineDoesNot() {
        assertIs(YankClass.SUSPICIOUS, YankAction.HOLD, assess(wave().version("2.0.0", LONG_AGO), "1.0.2"));
    }

    @Test
    void anOldPreReleaseAboveThemDoesNot() {
        assertIs(YankClass.SUSPICIOUS, YankAction.HOLD, assess(wave().version("1.0.4-rc.1", LONG_AGO), "1.0.2"));
    }

    @Test
    void anOldYankFarBelowDoesNotHideTheWave() {
        assertIs(YankClass.SUSPICIOUS, YankAction.HOLD, assess(wave().yanked("1.0.0", null), "1.0.3"));
        CrateBuilder below = wave().version("0.0.0", LONG_AGO).version("1.0.0-beta.1", LONG_AGO);
        assertIs(YankClass.SUSPICIOUS, YankAction.HOLD, assess(below.yanked("1.0.0-beta.1", null), "1.0.3"));
    }

    @Test
    void yanksWithoutTimesCountAsOneTime() {
        CrateBuilder crate = line().version("1.0.4", YESTERDAY)
                .yanked("1.0.1", null)
                .yanked("1.0.2", null)
                .yanked("1.0.3", null);
        Yank yank = assess(crate, "1.0.3");
        assertIs(YankClass.SUSPICIOUS, YankAction.HOLD, yank);
        assertTrue(says(yank, "when this service first fetched the crate", "not known"), yank::toString);
    }

    @Test
    void aWaveStaysOneWhenTheVersionAfterItsFirstYankGrowsOld() {
        Instant then = NOW.minus(Duration.ofDays(40));
        CrateBuilder crate = line().version("1.0.4", then.plusSeconds(90))
                .yanked("1.0.1", then)
                .yanked("1.0.2", then.plusSeconds(60))
                .yanked("1.0.3", then.plusSeconds(120));
        assertIs(YankClass.SUSPICIOUS, YankAction.HOLD, assess(crate, "1.0.2"));
    }

    @Test
    void theVersionBeforeTheFirstYankIsNotMovedToForAMessageWhenItIsThreeDaysOld() {
        Instant then = NOW.minus(Duration.ofDays(4));
        CrateBuilder crate = line().version("1.0.4", then.minusSeconds(90))
                .yanked("1.0.1", then)
                .yanked("1.0.2", then.plusSeconds(60))
                .yanked("1.0.3", then.plusSeconds(120));
        registry("1.0.3", "security, please update", then, then.plusSeconds(120));
        assertIs(YankClass.REGISTRY_MESSAGE, YankAction.NONE, assess(crate, "1.0.3"));
    }

    @Test
    void aMessageOfTheRegistryDoesNotClearASuspicion() {
        registry("1.0.3", "security, please update", AN_HOUR_AGO, AN_HOUR_AGO);
        Yank yank = assess(wave(), "1.0.3");
        assertIs(YankClass.SUSPICIOUS, YankAction.HOLD, yank);
        assertEquals(1, yank.reasons().size());
    }

    @Test
    void anOperatorExplainsAWaveAndItIsHeldAllTheSame() {
        operator("1.0.3", "the crate was attacked", AN_HOUR_AGO);
        assertIs(YankClass.OPERATOR, YankAction.HOLD, assess(wave(), "1.0.3"));
    }

    @Test
    void anUnmaintainedCrateIsNotLeftForWhatAnAttackerPublishes() {
        Yank yank = assess(wave(), "1.0.3", vulnerability().informational("unmaintained"));
        assertIs(YankClass.SECURITY, YankAction.HOLD, yank);
    }

    @Test
    void aLineThatItsOwnerClosedLongAgoIsNotSuspicious() {
        CrateBuilder crate = line().yanked("1.0.0", null)
                .yanked("1.0.1", null)
                .yanked("1.0.2", null)
                .yanked("1.0.3", null)
                .version("2.0.0", LONG_AGO);
        Yank yank = assess(crate, "1.0.3");
        assertIs(YankClass.UNEXPLAINED, YankAction.NONE, yank);
        assertTrue(says(yank, "There is no compatible version above 1.0.3 that is not yanked."), yank::toString);
    }

    @Test
    void aLineThatIsClosedWithinTheHourIsHeldAsItsLureMayBeGone() {
        CrateBuilder crate =
                line().yanked("1.0.1", AN_HOUR_AGO).yanked("1.0.2", AN_HOUR_AGO).yanked("1.0.3", AN_HOUR_AGO);
        assertIs(YankClass.SUSPICIOUS, YankAction.HOLD, assess(crate, "1.0.3"));
    }

    @Test
    void versionsWithoutTimesOfPublicationCountAsOldAndTheEvidenceSaysSo() {
        CrateBuilder crate = aCrate("demo")
                .appeared("1.0.0", null)
                .appeared("1.0.1", null)
                .appeared("1.0.2", null)
                .appeared("1.0.3", null)
                .yanked("1.0.0", null)
                .yanked("1.0.1", null)
                .yanked("1.0.2", null);
        Yank yank = assess(crate, "1.0.0");
        assertIs(YankClass.UNEXPLAINED, YankAction.NONE, yank);
        assertTrue(says(yank, "gives no publication date for 1.0.3", "old"), yank::toString);
    }

    @Test
    void newDependenciesOfTheNewVersionAreEvidence() {
        Map<String, ReleaseRequirements> known = Map.of(
                "1.0.3", requires("1.0.3", "serde"),
                "1.0.4", requires("1.0.4", "serde", "evil-loader"));
        requirements = known::get;
        Yank yank = assess(wave(), "1.0.3");
        assertTrue(says(yank, "1.0.4 depends on evil-loader; 1.0.3 did not"), yank::toString);
        assertFalse(says(yank, "serde"), yank::toString);
    }

    @Test
    void aMaliciousVersionIsNotHeldAndNotMovedFromByItsYank() {
        Yank yank = assess(
                wave().yanked("1.0.4", AN_HOUR_AGO),
                "1.0.4",
                vulnerability().malicious().unaffected("<1.0.4").patchedIn(">1.0.4"));
        assertIs(YankClass.SECURITY, YankAction.NONE, yank);
    }

    @Test
    void whatIsStillYankedInALineWithAMaliciousVersionIsHeld() {
        CrateBuilder crate = line().yanked("1.0.3", NOW.minus(Duration.ofDays(20)));
        Yank yank = assess(
                crate, "1.0.3", vulnerability().malicious().unaffected("<1.0.4").patchedIn(">1.0.4"));
        assertIs(YankClass.UNEXPLAINED, YankAction.HOLD, yank);
        assertTrue(says(yank, "RUSTSEC-2020-0071", "malicious"), yank::toString);
    }

    @Test
    void aVersionThatIsNotSemVerIsYankedAndNothingElse() {
        CrateBuilder crate = aCrate("demo").version("0.1", LONG_AGO).yanked("0.1", null);
        Yank yank = assess(crate, "0.1", vulnerability());
        assertIs(YankClass.UNEXPLAINED, YankAction.NONE, yank);
        assertEquals(List.of(), yank.evidence());
    }

    private static ReleaseRequirements requires(String number, String... crates) {
        List<Requirement> requirements = Stream.of(crates)
                .map(crate -> Requirement.of(crate, "^1", Requirement.Kind.NORMAL, false, null, false))
                .toList();
        return new ReleaseRequirements(number, null, "", requirements);
    }
}

package dev.rustsecd.yank;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.yank.CrateBuilder.aCrate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.fixtures.AdvisoryBuilder;
import dev.rustsecd.release.ReleaseRequirements;
import dev.rustsecd.release.Requirement;
import dev.rustsecd.semver.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class YankAssessorTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2024-05-01T10:00:00Z");
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    private static final Instant AN_HOUR_AGO = NOW.minus(Duration.ofHours(1));

    private CrateYankReasons reasons = CrateYankReasons.NONE;
    private KnownRequirements requirements = KnownRequirements.NONE;
    private YankRule rule = YankRule.DEFAULT;

    /** 1.0.0 to 1.0.3, out for long; the first is yanked, and was so when it was first seen. */
    private static CrateBuilder oneYank() {
        return line().yanked("1.0.0", null);
    }

    private static CrateBuilder line() {
        return aCrate("demo")
                .version("1.0.0", LONG_AGO)
                .version("1.0.1", LONG_AGO)
                .version("1.0.2", LONG_AGO)
                .version("1.0.3", LONG_AGO);
    }

    /** The three highest are yanked within minutes, and a new one is out. */
    private static CrateBuilder wave() {
        return line().version("1.0.4", AN_HOUR_AGO)
                .yanked("1.0.1", AN_HOUR_AGO.minusSeconds(120))
                .yanked("1.0.2", AN_HOUR_AGO.minusSeconds(60))
                .yanked("1.0.3", AN_HOUR_AGO);
    }

    private static AdvisoryBuilder vulnerability() {
        return anAdvisory().forCrate("demo").title("Overflow in demo");
    }

    private Yank assess(CrateBuilder crate, String number, AdvisoryBuilder... live) {
        List<Advisory> advisories = Stream.of(live).map(AdvisoryBuilder::build).toList();
        return new YankAssessor(crate.build(), reasons, advisories, requirements, rule, NOW).assess(number);
    }

    private void operator(String number, String description, @Nullable Instant yankSeen) {
        RecordedReason reason = new RecordedReason(new YankDocument(description, null), null, yankSeen);
        reasons = new CrateYankReasons(reasons.registry(), Map.of(number, reason), 1);
    }

    private void registry(String number, @Nullable String message, @Nullable Instant at, @Nullable Instant yankSeen) {
        YankDocument document = message == null ? null : new YankDocument(message, null);
        reasons =
                new CrateYankReasons(Map.of(number, new RecordedReason(document, at, yankSeen)), reasons.operator(), 1);
    }

    private static void assertIs(YankClass yankClass, YankAction action, Yank yank) {
        assertEquals(List.of(yankClass, action), List.of(yank.yankClass(), yank.action()), yank::toString);
        assertEquals(action == YankAction.UPDATE, yank.target() != null, yank::toString);
    }

    private static boolean says(Yank yank, String... words) {
        return yank.evidence().stream().anyMatch(sentence -> Stream.of(words).allMatch(sentence::contains));
    }

    @Test
    void aVersionThatIsNotYankedHasNothingToSay() {
        Yank yank = assess(oneYank(), "1.0.1");
        assertEquals(Yank.NOT_YANKED, yank);
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
        assertEquals(
                List.of(new YankReason(YankReason.Source.ADVISORY, "Overflow in demo", "RUSTSEC-2020-0071")),
                yank.reasons());
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

    @Test
    void threeYanksInADayThatLeaveOnlyWhatIsNewAreSuspicious() {
        Yank yank = assess(wave(), "1.0.1");
        assertIs(YankClass.SUSPICIOUS, YankAction.HOLD, yank);
        assertTrue(says(yank, "3 versions", "1.0.1, 1.0.2, 1.0.3", AN_HOUR_AGO.toString()), yank::toString);
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
        assertTrue(says(yank, "when the crate was first loaded", "not known"), yank::toString);
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
        assertTrue(says(yank, "No version of this line above 1.0.3"), yank::toString);
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
        assertTrue(says(yank, "no time of publication of 1.0.3", "old"), yank::toString);
    }

    @Test
    void newDependenciesOfTheNewVersionAreEvidence() {
        Map<String, ReleaseRequirements> known = Map.of(
                "1.0.3", requires("1.0.3", "serde"),
                "1.0.4", requires("1.0.4", "serde", "evil-loader"));
        requirements = known::get;
        Yank yank = assess(wave(), "1.0.3");
        assertTrue(says(yank, "1.0.4 depends on evil-loader, which 1.0.3 did not"), yank::toString);
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

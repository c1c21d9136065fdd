package dev.rustsecd.yank;

import static dev.rustsecd.yank.CrateBuilder.aCrate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.AdvisoryBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which yanks count for a suspicious wave, and which new versions an advisory vouches for. */
class WaveCountTest extends YankSetting {
    @Test
    void versionsThatWereYoungWhenTheyWereYankedMakeNoWave() {
        CrateBuilder crate = line().version("1.0.4", YESTERDAY)
                .version("1.0.5", YESTERDAY)
                .version("1.0.6", YESTERDAY)
                .version("1.0.7", AN_HOUR_AGO)
                .yanked("1.0.4", AN_HOUR_AGO)
                .yanked("1.0.5", AN_HOUR_AGO)
                .yanked("1.0.6", AN_HOUR_AGO);
        assertIs(YankClass.UNEXPLAINED, YankAction.NONE, assess(crate, "1.0.5"));
        crate.yanked("1.0.3", AN_HOUR_AGO).yanked("1.0.2", AN_HOUR_AGO).yanked("1.0.1", AN_HOUR_AGO);
        assertIs(YankClass.SUSPICIOUS, YankAction.HOLD, assess(crate, "1.0.3"));
        assertIs(YankClass.SUSPICIOUS, YankAction.HOLD, assess(crate, "1.0.5"));
    }

    @Test
    void theyMakeNoneWhenTheyHaveGrownOldEither() {
        Instant then = NOW.minus(Duration.ofDays(40));
        CrateBuilder crate = aCrate("demo").version("1.0.0", LONG_AGO);
        for (String number : List.of("1.0.1", "1.0.2", "1.0.3")) {
            crate.version(number, then).yanked(number, then.plusSeconds(3_600));
        }
        crate.version("1.0.4", then.plusSeconds(7_200));
        assertIs(YankClass.UNEXPLAINED, YankAction.NONE, assess(crate, "1.0.2"));
    }

    @Test
    void aYankWithoutATimeCountsAsOneOfTheFirstLoad() {
        for (String published : List.of("2025-12-29T00:00:01Z", "2025-12-29T00:00:00Z")) {
            CrateBuilder crate = aCrate("demo").version("1.0.4", AN_HOUR_AGO);
            for (String number : List.of("1.0.1", "1.0.2", "1.0.3")) {
                crate.version(number, Instant.parse(published)).yanked(number, null);
            }
            boolean old = published.endsWith("00Z");
            assertEquals(
                    old ? YankClass.SUSPICIOUS : YankClass.UNEXPLAINED,
                    assess(crate, "1.0.2").yankClass());
        }
    }

    @Test
    void anOwnerWhoYanksTheVulnerableWhenTheFixIsOutMakesNoWave() {
        AdvisoryBuilder fixed = vulnerability().unaffected("<1.0.1").patchedIn(">=1.0.4");
        assertIs(YankClass.SECURITY, YankAction.NONE, assess(wave(), "1.0.2", fixed));
        CrateBuilder older = wave().yanked("1.0.0", AN_HOUR_AGO);
        assertIs(YankClass.UNEXPLAINED, YankAction.NONE, assess(older, "1.0.0", fixed));
    }

    @Test
    void oneVulnerableVersionAmongTheYankedDoesNotCount() {
        AdvisoryBuilder one = vulnerability().unaffected("<1.0.3").patchedIn(">=2.0.0");
        assertIs(YankClass.UNEXPLAINED, YankAction.NONE, assess(wave(), "1.0.2", one));
        CrateBuilder more = wave().yanked("1.0.0", AN_HOUR_AGO);
        assertIs(YankClass.SUSPICIOUS, YankAction.HOLD, assess(more, "1.0.2", one));
    }

    @Test
    void anUnmaintainedCrateIsStillYankedInAWave() {
        Yank yank = assess(wave(), "1.0.2", vulnerability().informational("unmaintained"));
        assertTrue(says(yank, "3 compatible versions were yanked"), yank::toString);
    }

    @Test
    void aVersionThatAnAdvisoryNamesAsPatchedIsNotHeldBack() {
        AdvisoryBuilder fixed = vulnerability().unaffected("<1.0.3").patchedIn(">=1.0.4");
        CrateBuilder crate = wave().yanked("1.0.0", AN_HOUR_AGO);
        assertIs(YankClass.UNEXPLAINED, YankAction.NONE, assess(crate, "1.0.1", fixed));
        assertIs(YankClass.SECURITY, YankAction.NONE, assess(crate, "1.0.3", fixed));
    }

    @Test
    void whatIsPublishedBesideThePatchedVersionIs() {
        AdvisoryBuilder fixed = vulnerability().unaffected("<1.0.3").patchedIn(">=1.0.4");
        CrateBuilder crate = wave().version("1.0.5", AN_HOUR_AGO).yanked("1.0.0", AN_HOUR_AGO);
        Yank yank = assess(crate, "1.0.1", fixed);
        assertIs(YankClass.SUSPICIOUS, YankAction.HOLD, yank);
        assertTrue(says(yank, "RUSTSEC-2020-0071 lists 1.0.4 as patched"), yank::toString);
        assertFalse(says(yank, "names 1.0.5"), yank::toString);
    }

    @Test
    void anAdvisoryOfOldDoesNotVouchForWhatComesAfterTheYanks() {
        AdvisoryBuilder old = vulnerability().patchedIn(">=1.0.1");
        assertIs(YankClass.SUSPICIOUS, YankAction.HOLD, assess(wave(), "1.0.2", old));
    }

    @Test
    void anAdvisoryThatDidNotAffectTheLineDoesNotEither() {
        AdvisoryBuilder other = vulnerability().unaffected("<1.0.4").patchedIn(">=1.0.4");
        assertIs(YankClass.SUSPICIOUS, YankAction.HOLD, assess(wave(), "1.0.2", other));
    }

    @Test
    void theAdvisoryOfMalwareVouchesForNothing() {
        AdvisoryBuilder malware = vulnerability()
                .malicious()
                .unaffected("<1.0.0", ">1.0.0, <1.0.4")
                .patchedIn(">=1.0.4");
        assertIs(YankClass.SUSPICIOUS, YankAction.HOLD, assess(wave(), "1.0.2", malware));
    }
}

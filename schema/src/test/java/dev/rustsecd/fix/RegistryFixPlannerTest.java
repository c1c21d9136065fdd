package dev.rustsecd.fix;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.ReleaseBuilder.aRelease;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.release.PackedReleases;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.semver.Version;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegistryFixPlannerTest {
    private static final FixRules RULES = new FixRules(null, Maturity.DEFAULT, NOW);
    private static final Advisory FIRST =
            anAdvisory().id("RUSTSEC-2020-0001").patchedIn(">=1.1.0").build();

    @Test
    void theSmallestPublishedVersionIsTaken() {
        FixPlan plan = plan("1.0.0", FIRST, "1.0.0", "1.1.1", "1.2.0");
        assertEquals(FixClass.LOCK_UPDATE, plan.fixClass());
        assertEquals(Version.parse("1.1.1"), plan.version());
        assertEquals(Verification.PARTIAL, plan.verified());
        assertEquals(List.of(), plan.commands());
    }

    @Test
    void aVersionThatTheRangesAllowAndNobodyPublishedIsNoFix() {
        assertEquals(FixClass.NO_FIX, plan("1.0.0", FIRST, "1.0.0").fixClass());
    }

    @Test
    void whereNothingIsFreeOfEverythingWhatStaysIsNamed() {
        Advisory open = anAdvisory().id("RUSTSEC-2021-0002").build();
        FixPlan plan = planner("1.0.0", List.of(FIRST, open), "1.0.0", "1.1.0").plan(FIRST);
        assertEquals(Version.parse("1.1.0"), plan.version());
        assertEquals(List.of("The fix leads to 1.1.0, which RUSTSEC-2021-0002 still affects."), plan.cautions());
    }

    @Test
    void fromAMaliciousVersionTheWayLeadsDownToTheNewestSafeOne() {
        Advisory malicious = anAdvisory().malicious().unaffected("<0.3.10").build();
        FixPlan plan = plan("0.3.10", malicious, "0.2.0", "0.3.8", "0.3.9", "0.3.10");
        assertEquals(FixClass.LOCK_UPDATE, plan.fixClass());
        assertEquals(Version.parse("0.3.9"), plan.version());
        FixPlan incompatible = plan("0.3.10", malicious, "0.2.0", "0.3.10");
        assertEquals(FixClass.MAJOR_UPGRADE, incompatible.fixClass());
        assertEquals(Version.parse("0.2.0"), incompatible.version());
        FixPlan none = plan("0.3.10", malicious, "0.3.10");
        assertEquals(FixClass.REMOVE, none.fixClass());
        assertNull(none.version());
    }

    private static FixPlan plan(String locked, Advisory finding, String... published) {
        return planner(locked, List.of(finding), published).plan(finding);
    }

    private static RegistryFixPlanner planner(String locked, List<Advisory> live, String... published) {
        PackedReleases releases = PackedReleases.of(
                Stream.of(published).map(number -> aRelease(number).build()).toList());
        CrateReleases crate = new CrateReleases("c", 1, NOW, null, releases);
        return new RegistryFixPlanner(
                Target.alone("c", Version.parse(locked)), live, KnownCrate.of(crate, null), RULES);
    }
}

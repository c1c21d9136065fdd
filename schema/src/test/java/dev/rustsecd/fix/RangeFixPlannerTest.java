package dev.rustsecd.fix;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.fixtures.AdvisoryBuilder;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeFixPlannerTest {
    /** Lists are separated by semicolons; {@code -} is none. The advisory is the only one of its crate. */
    @ParameterizedTest(name = "{0} patched {1} unaffected {2}: {3} {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0.1.42        | >=0.2.23             | -                 | major-upgrade | 0.2.23",
                "1.2.3         | >=1.2.5              | -                 | lock-update   | 1.2.5",
                "1.2.3         | ^1.2.5;>=2.0.1       | -                 | lock-update   | 1.2.5",
                "0.3.0         | >=0.2.5,<0.3.0;>=0.3.2 | -               | lock-update   | 0.3.2",
                "1.9.0         | >=2.0.1              | <1.0.0            | major-upgrade | 2.0.1",
                "1.2.3         | -                    | -                 | no-fix        | -",
                "1.4.1         | -                    | <1.4.1;>1.4.1     | no-fix        | -",
                "0.25.1        | >=0.26.0-beta.1      | <0.25.0-alpha.3   | major-upgrade | -",
                "0.25.1-beta.1 | >=0.25.1-rc.1        | -                 | lock-update   | 0.25.1-rc.1",
                "1.2.3         | >1.2.3               | -                 | lock-update   | -",
                "1.2.3         | >=3                  | -                 | major-upgrade | 3.0.0",
                "0.0.3         | >=0.0.4              | -                 | major-upgrade | 0.0.4",
                "2.0.0         | <1.5.0               | -                 | no-fix        | -",
                "0.1.42        | >=0.2.23             | =0.2.0;=0.2.1     | major-upgrade | 0.2.0",
                "18446744073709551615.0.0 | -         | -                 | no-fix        | -",
            })
    void rangesOfOneAdvisoryDecide(String locked, String patched, String unaffected, String fixClass, String version) {
        FixPlan plan = plan(
                locked,
                anAdvisory()
                        .patchedIn(items(patched))
                        .unaffected(items(unaffected))
                        .build());
        assertEquals(fixClass, plan.fixClass().label());
        assertEquals(version, String.valueOf(plan.version() == null ? "-" : plan.version()));
        assertEquals(fixClass.equals("lock-update"), plan.compatible());
        assertEquals("ranges", plan.verified().label());
        assertEquals(
                fixClass.equals("lock-update") && version.equals("-"),
                !plan.cautions().isEmpty());
        assertEquals(fixClass.equals("no-fix"), plan.why() != null);
        assertEquals(List.of(), plan.introduces());
    }

    @Test
    void targetIsFreeOfEveryLiveVulnerabilityOfTheCrate() {
        Advisory first =
                anAdvisory().id("RUSTSEC-2020-0001").patchedIn(">=1.1.0").build();
        Advisory second = anAdvisory()
                .id("RUSTSEC-2021-0001")
                .patchedIn(">=1.3.0")
                .unaffected("<1.1.0")
                .build();
        FixPlan plan = plan("1.0.0", first, second);
        assertEquals(Version.parse("1.3.0"), plan.version());
    }

    @Test
    void withdrawnAdvisoriesAndOtherKindsDoNotNarrowTheChoice() {
        Advisory finding =
                anAdvisory().id("RUSTSEC-2020-0001").patchedIn(">=1.1.0").build();
        Advisory withdrawn =
                anAdvisory().id("RUSTSEC-2020-0002").withdrawnOn("2021-01-01").build();
        Advisory unmaintained = anAdvisory()
                .id("RUSTSEC-2020-0003")
                .informational("unmaintained")
                .build();
        FixPlan plan = plan("1.0.0", finding, withdrawn, unmaintained);
        assertEquals(Version.parse("1.1.0"), plan.version());
        assertEquals(List.of(), plan.cautions());
    }

    @Test
    void unsoundFindingIsLeftBehindThoughItsKindIsNoVulnerability() {
        Advisory unsound = anAdvisory()
                .id("RUSTSEC-2020-0001")
                .informational("unsound")
                .patchedIn(">=1.4.0")
                .build();
        assertEquals(Version.parse("1.4.0"), plan("1.0.0", unsound).version());
    }

    @Test
    void whereNothingIsFreeOfAllWhatStaysIsCautioned() {
        Advisory finding =
                anAdvisory().id("RUSTSEC-2020-0001").patchedIn(">=1.1.0").build();
        Advisory unfixed = anAdvisory().id("RUSTSEC-2020-0009").build();
        FixPlan plan = plan("1.0.0", finding, unfixed);
        assertEquals(FixClass.LOCK_UPDATE, plan.fixClass());
        assertEquals(Version.parse("1.1.0"), plan.version());
        assertEquals(List.of("The fix leads to 1.1.0, which RUSTSEC-2020-0009 still affects."), plan.cautions());
    }

    @Test
    void neverLeadsIntoAVulnerabilityThatTheLockedVersionDoesNotHave() {
        Advisory finding =
                anAdvisory().id("RUSTSEC-2020-0001").patchedIn(">=1.1.0").build();
        Advisory later =
                anAdvisory().id("RUSTSEC-2021-0001").unaffected("<1.1.0").build();
        assertEquals(FixClass.NO_FIX, plan("1.0.0", finding, later).fixClass());
    }

    @Test
    void malwareWithoutASafeVersionAboveGoesDownOrGoes() {
        Advisory down = anAdvisory().malicious().unaffected("<=1.4.0").build();
        FixPlan plan = plan("1.4.1", down);
        assertEquals(FixClass.LOCK_UPDATE, plan.fixClass());
        assertEquals(Version.parse("1.4.0"), plan.version());
        assertEquals(
                FixClass.REMOVE, plan("1.4.1", anAdvisory().malicious().build()).fixClass());
    }

    @Test
    void commandNamesTheVersionWhereThereIsOne() {
        Advisory named = anAdvisory().patchedIn(">=1.2.5").build();
        assertEquals(
                List.of("cargo update -p time@1.2.3 --precise 1.2.5"),
                plan("1.2.3", named).commands());
        Advisory unnamed = anAdvisory().patchedIn(">1.2.3").build();
        assertEquals(
                List.of("cargo update -p time@1.2.3"), plan("1.2.3", unnamed).commands());
        Advisory major = anAdvisory().patchedIn(">=2.0.0").build();
        assertEquals(List.of(), plan("1.2.3", major).commands());
    }

    @Test
    void namesOutsideTheRegistrysGrammarGetNoCommand() {
        Target target = Target.inLockfile("time; rm -rf .", Version.parse("1.0.0"), PackageSource.CRATES_IO, false);
        Advisory advisory = anAdvisory().patchedIn(">=1.1.0").build();
        assertEquals(
                List.of(),
                new RangeFixPlanner(target, List.of(advisory)).plan(advisory).commands());
    }

    @Test
    void ambiguousPackageIsNamedByItsFullId() {
        Target target = Target.inLockfile("time", Version.parse("1.0.0"), PackageSource.CRATES_IO, true);
        Advisory advisory = anAdvisory().patchedIn(">=1.1.0").build();
        assertEquals(
                List.of(
                        "cargo update -p registry+https://github.com/rust-lang/crates.io-index#time@1.0.0 --precise 1.1.0"),
                new RangeFixPlanner(target, List.of(advisory)).plan(advisory).commands());
    }

    @Test
    void planTogetherLeavesVulnerabilitiesBehindWhereMaintenanceCannotBeHad() {
        Advisory vulnerability =
                anAdvisory().id("RUSTSEC-2020-0001").patchedIn(">=1.1.0").build();
        Advisory unmaintained = anAdvisory()
                .id("RUSTSEC-2020-0002")
                .informational("unmaintained")
                .build();
        FixPlan plan = planner("1.0.0", vulnerability, unmaintained).planTogether(List.of(unmaintained, vulnerability));
        assertEquals(Version.parse("1.1.0"), plan.version());
        assertEquals(List.of("The fix leads to 1.1.0, which RUSTSEC-2020-0002 still affects."), plan.cautions());
    }

    @Test
    void noPlanOfRandomAdvisoriesNamesAVersionThatIsWorse() {
        Random random = new Random(20261122);
        int named = 0;
        for (int round = 0; round < 5_000; round++) {
            List<Advisory> advisories = randomAdvisories(random);
            Version locked = Version.of(random.nextInt(3), random.nextInt(4), random.nextInt(4));
            for (Advisory finding : advisories) {
                if (finding.versions().contains(locked)) {
                    FixPlan plan = planner(locked.toString(), advisories.toArray(Advisory[]::new))
                            .plan(finding);
                    named += plan.version() == null ? 0 : 1;
                    assertIsNoWorse(plan, locked, finding, advisories);
                }
            }
        }
        assertTrue(named > 1_000, "the generator makes plans with versions: " + named);
    }

    private static void assertIsNoWorse(FixPlan plan, Version locked, Advisory finding, List<Advisory> advisories) {
        Version to = plan.version();
        if (to == null) {
            assertEquals(List.of(), plan.steps());
            return;
        }
        assertFalse(finding.versions().contains(to), () -> finding + " still affects " + to);
        assertEquals(plan.compatible(), locked.isCompatibleWith(to));
        for (Advisory other : advisories) {
            boolean isNew = other.versions().contains(to) && !other.versions().contains(locked);
            assertFalse(isNew, () -> other.id() + " is new at " + to);
        }
    }

    private static List<Advisory> randomAdvisories(Random random) {
        List<Advisory> advisories = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            int[] cut = random.ints(3, 0, 48).sorted().distinct().toArray();
            AdvisoryBuilder advisory = anAdvisory().id("RUSTSEC-2020-100" + i);
            if (cut.length == 3) {
                advisory.unaffected("<" + version(cut[0])).patchedIn(">=" + version(cut[1]) + ", <" + version(cut[2]));
            } else if (random.nextBoolean()) {
                advisory.patchedIn(">=" + version(cut[0]));
            }
            advisories.add(advisory.build());
        }
        return advisories;
    }

    private static String version(int number) {
        return number / 16 + "." + number / 4 % 4 + "." + number % 4;
    }

    private static FixPlan plan(String locked, Advisory... advisories) {
        return planner(locked, advisories).plan(Objects.requireNonNull(advisories[0]));
    }

    private static RangeFixPlanner planner(String locked, Advisory... advisories) {
        Target target = Target.inLockfile("time", Version.parse(locked), PackageSource.CRATES_IO, false);
        return new RangeFixPlanner(target, List.of(advisories));
    }

    private static String[] items(String list) {
        return list.equals("-") ? new String[0] : list.split(";");
    }

    @Test
    void aVersionAloneGetsNoCommands() {
        Advisory advisory = anAdvisory().patchedIn(">=1.1.0").build();
        FixPlan plan =
                new RangeFixPlanner(Target.alone("time", Version.parse("1.0.0")), List.of(advisory)).plan(advisory);
        assertEquals(List.of(), plan.commands());
        assertEquals(Version.parse("1.1.0"), plan.version());
        assertNull(plan("1.0.0", anAdvisory().build()).version());
    }
}

package dev.rustsecd.fix;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.ReleaseBuilder.aRelease;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.fixtures.AdvisoryBuilder;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.release.PackedReleases;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.semver.Version;
import dev.rustsecd.words.CautionSentences;
import dev.rustsecd.words.NoFixSentences;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An open bound of {@code unaffected} names the last version that was known: nobody says that there is another. */
class OpenBoundTest {
    private static final FixRules RULES = new FixRules(null, Maturity.DEFAULT, NOW);

    /** Every advisory of RustSec's database, of August 2026, that has one; the last known version is the locked one. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "RUSTSEC-2020-0010 | tiberius    | unmaintained | > 0.3.2  | 0.3.2",
                "RUSTSEC-2018-0016 | quickersort | unmaintained | > 3.0.1  | 3.0.1",
                "RUSTSEC-2016-0004 | libusb      | unmaintained | > 0.3.0  | 0.3.0",
                "RUSTSEC-2020-0144 | lzw         | unmaintained | > 0.10.0 | 0.10.0",
                "RUSTSEC-2019-0032 | crust       | unmaintained | > 0.32.1 | 0.32.1",
                "RUSTSEC-2020-0056 | stdweb      | unmaintained | > 0.4.20 | 0.4.20",
                "RUSTSEC-2020-0077 | memmap      | unmaintained | > 0.7.0  | 0.7.0",
                "RUSTSEC-2016-0005 | rust-crypto | unmaintained | > 0.2.36 | 0.2.36",
                "RUSTSEC-2020-0003 | rust_sodium | unmaintained | > 0.10.2 | 0.10.2",
                "RUSTSEC-2018-0014 | chan        | unmaintained | > 0.1.23 | 0.1.23",
                "RUSTSEC-2016-0006 | cassandra   | unmaintained | > 0.8.1  | 0.8.1",
                "RUSTSEC-2018-0015 | term        | unmaintained | > 0.6.1  | 0.6.1",
                "RUSTSEC-2018-0015 | term        | unmaintained | > 0.6.1  | 0.5.2",
            })
    void ofRealAdvisoriesItIsNoFixAndNoCommand(String id, String crate, String kind, String unaffected, String locked) {
        Advisory advisory = anAdvisory()
                .id(id)
                .forCrate(crate)
                .informational(kind)
                .unaffected(unaffected)
                .build();
        FixPlan plan = ranges(locked, advisory).plan(advisory);
        assertEquals(FixClass.NO_FIX, plan.fixClass());
        assertEquals(List.of(), plan.commands());
        String last = unaffected.substring(2);
        assertEquals(NoFixSentences.unmaintained(), plan.why());
        FixPlan among = registry(locked, advisory, locked, last).plan(advisory);
        assertEquals(FixClass.NO_FIX, among.fixClass());
        assertEquals(NoFixSentences.unmaintained(), among.why());
        Version above = Version.parse(last.substring(0, last.lastIndexOf('.')) + ".99");
        FixPlan published = registry(locked, advisory, locked, above.toString()).plan(advisory);
        assertEquals(above, published.version(), "a release that exists is a way");
        assertTrue(published.fixClass().isWay());
    }

    @Test
    void ofAVulnerabilityItIsSaidThatNoVersionIsNamed() {
        Advisory advisory =
                anAdvisory().id("RUSTSEC-2020-0001").unaffected("> 1.0.0").build();
        assertEquals(
                NoFixSentences.versionsAboveNotNamed("RUSTSEC-2020-0001", "1.0.0"),
                ranges("1.0.0", advisory).plan(advisory).why());
        assertEquals(
                NoFixSentences.versionsAboveNotThere("RUSTSEC-2020-0001", "1.0.0"),
                registry("1.0.0", advisory, "1.0.0").plan(advisory).why());
    }

    @ParameterizedTest(name = "{0} unaffected {1}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1.4.1 | < 1.4.1;> 1.4.1            | remove        | -",
                "1.4.2 | > 1.4.2                    | remove        | -",
                "1.4.1 | <= 1.4.0;> 1.4.1           | lock-update   | 1.4.0",
                "2.0.1 | <= 1.4.0;> 2.0.1           | major-upgrade | 1.4.0",
                "1.4.1 | < 1.4.1;>= 1.4.2           | lock-update   | 1.4.2",
            })
    void malwareGoesToAVersionThatIsNamedOrIsRemoved(String locked, String unaffected, String fixClass, String to) {
        Advisory advisory =
                anAdvisory().malicious().unaffected(unaffected.split(";")).build();
        FixPlan plan = ranges(locked, advisory).plan(advisory);
        assertEquals(fixClass, plan.fixClass().label());
        assertEquals(to, plan.version() == null ? "-" : plan.version().toString());
        assertEquals(fixClass.equals("lock-update"), !plan.commands().isEmpty());
    }

    @Test
    void malwareGoesDownToTheNewestReleaseWhereNoneIsAbove() {
        Advisory onering =
                anAdvisory().malicious().unaffected("< 1.4.1", "> 1.4.1").build();
        FixPlan plan = registry("1.4.1", onering, "1.3.0", "1.4.0", "1.4.1").plan(onering);
        assertEquals(FixClass.LOCK_UPDATE, plan.fixClass());
        assertEquals(Version.parse("1.4.0"), plan.version());
    }

    /** The maintainers say that a fix came after it: RUSTSEC-2018-0019, RUSTSEC-2024-0377, RUSTSEC-2021-0068. */
    @ParameterizedTest
    @CsvSource({"0.7.19, 0.7.18", "0.22.0, 0.22.0", "1.10.3, 1.10.3"})
    void anOpenBoundOfPatchedIsAWayToNoNamedVersionWithACaution(String last, String locked) {
        Advisory advisory = anAdvisory().patchedIn("> " + last).build();
        FixPlan plan = ranges(locked, advisory).plan(advisory);
        assertEquals(FixClass.LOCK_UPDATE, plan.fixClass());
        assertEquals(List.of("cargo update -p c@" + locked), plan.commands());
        assertEquals(List.of(CautionSentences.noVersionNamed()), plan.cautions());
    }

    @Test
    void aNamedVersionOfAnotherAdvisoryIsAWayThroughAnOpenBound() {
        Advisory open = anAdvisory()
                .id("RUSTSEC-2020-0001")
                .informational("unmaintained")
                .unaffected("> 1.0.0")
                .build();
        Advisory named =
                anAdvisory().id("RUSTSEC-2020-0002").patchedIn(">= 1.2.0").build();
        FixPlan plan = ranges("1.0.0", open, named).plan(open);
        assertEquals(Version.parse("1.2.0"), plan.version());
    }

    @Test
    void whatAnOpenBoundStopsIsNotCountedAsSolved() {
        Advisory open = advisory("memmap").unaffected("> 0.7.0").build();
        Target target = Target.inLockfile("memmap", Version.parse("0.7.0"), PackageSource.CRATES_IO, false);
        FixJoiner joiner = new FixJoiner();
        joiner.add(target, open, new RangeFixPlanner(target, List.of(open)).plan(open));
        FixAll all = joiner.join();
        assertEquals(0, all.solves());
        assertEquals(List.of(), all.commands());
        assertEquals(NoFixSentences.unmaintained(), all.remaining().get(0).why());
    }

    @Test
    void planTogetherOffersNoMoreThanThePlansAlone() {
        Advisory open = advisory("memmap").unaffected("> 0.7.0").build();
        FixPlan plan = ranges("0.7.0", open).planTogether(List.of(open));
        assertEquals(FixClass.NO_FIX, plan.fixClass());
        assertNotNull(plan.why());
    }

    private static AdvisoryBuilder advisory(String crate) {
        return anAdvisory().id("RUSTSEC-2020-0077").forCrate(crate).informational("unmaintained");
    }

    private static RangeFixPlanner ranges(String locked, Advisory... live) {
        Target target = Target.inLockfile("c", Version.parse(locked), PackageSource.CRATES_IO, false);
        return new RangeFixPlanner(target, List.of(live));
    }

    private static RegistryFixPlanner registry(String locked, Advisory advisory, String... published) {
        PackedReleases releases = PackedReleases.of(Stream.of(published)
                .distinct()
                .map(number -> aRelease(number).build())
                .toList());
        KnownCrate crate = KnownCrate.of(new CrateReleases("c", 1, NOW, null, releases), null);
        return new RegistryFixPlanner(Target.alone("c", Version.parse(locked)), List.of(advisory), crate, RULES);
    }
}

package dev.rustsecd.fix;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.semver.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixJoinerTest {
    private final FixJoiner joiner = new FixJoiner();

    @Test
    void oneCommandSolvesAllFindingsOfAPackage() {
        add(
                "time",
                "1.0.0",
                anAdvisory().id("RUSTSEC-2020-0001").patchedIn(">=1.1.0").build(),
                anAdvisory().id("RUSTSEC-2020-0002").patchedIn(">=1.2.0").build());
        FixAll all = joiner.join();
        assertEquals(List.of("cargo update -p time@1.0.0 --precise 1.2.0"), all.commands());
        assertEquals(2, all.solves());
        assertEquals(List.of(), all.remaining());
    }

    @Test
    void theSamePackageTwiceNeedsOneCommandAndSolvesBoth() {
        Advisory advisory = anAdvisory().patchedIn(">=1.1.0").build();
        add("time", "1.0.0", advisory);
        add("time", "1.0.0", advisory);
        FixAll all = joiner.join();
        assertEquals(List.of("cargo update -p time@1.0.0 --precise 1.1.0"), all.commands());
        assertEquals(2, all.solves());
    }

    @Test
    void packagesKeepTheOrderOfTheReport() {
        add("b", "1.0.0", anAdvisory().forCrate("b").patchedIn(">=1.1.0").build());
        add("a", "1.0.0", anAdvisory().forCrate("a").patchedIn(">1.0.0").build());
        assertEquals(
                List.of("cargo update -p b@1.0.0 --precise 1.1.0", "cargo update -p a@1.0.0"),
                joiner.join().commands());
    }

    @Test
    void whatRemainsSaysWhy() {
        Advisory major =
                anAdvisory().id("RUSTSEC-2020-0001").patchedIn(">=2.0.0").build();
        Advisory none = anAdvisory().id("RUSTSEC-2020-0002").forCrate("gcc").build();
        add("time", "1.0.0", major);
        add("gcc", "1.0.0", none);
        FixAll all = joiner.join();
        assertEquals(List.of(), all.commands());
        assertEquals(0, all.solves());
        assertEquals(
                List.of(
                        new FixAll.Remaining(
                                new PackageRef("time", "1.0.0", PackageSource.CRATES_IO),
                                "RUSTSEC-2020-0001",
                                FixClass.MAJOR_UPGRADE,
                                "time 2.0.0 fixes this, but it is a breaking upgrade: change Cargo.toml."),
                        new FixAll.Remaining(
                                new PackageRef("gcc", "1.0.0", PackageSource.CRATES_IO),
                                "RUSTSEC-2020-0002",
                                FixClass.NO_FIX,
                                "No fixed version is available yet.")),
                all.remaining());
    }

    @Test
    void anUnmaintainedCrateIsStillUpdatedOutOfItsVulnerability() {
        add(
                "time",
                "1.0.0",
                anAdvisory().id("RUSTSEC-2020-0001").patchedIn(">=1.1.0").build(),
                anAdvisory()
                        .id("RUSTSEC-2020-0002")
                        .informational("unmaintained")
                        .build());
        FixAll all = joiner.join();
        assertEquals(List.of("cargo update -p time@1.0.0 --precise 1.1.0"), all.commands());
        assertEquals(1, all.solves());
        assertEquals("RUSTSEC-2020-0002", all.remaining().get(0).advisory());
        assertEquals(FixClass.NO_FIX, all.remaining().get(0).fixClass());
    }

    @Test
    void nothingToDoIsNoCommand() {
        assertEquals(new FixAll(List.of(), List.of(), 0, List.of(), List.of()), joiner.join());
    }

    private void add(String crate, String version, Advisory... advisories) {
        Target target = Target.inLockfile(crate, Version.parse(version), PackageSource.CRATES_IO, false);
        RangeFixPlanner planner = new RangeFixPlanner(target, List.of(advisories));
        for (Advisory advisory : advisories) {
            joiner.add(target, advisory, planner.plan(advisory));
        }
    }
}

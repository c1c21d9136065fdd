package dev.rustsecd.service.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.fix.FixClass;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.FixPlan.Blocker;
import dev.rustsecd.fix.FixPlan.Demand;
import dev.rustsecd.fix.PackageRef;
import dev.rustsecd.fix.Verification;
import dev.rustsecd.lockfile.PackageLabels;
import dev.rustsecd.semver.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixTextTest {
    private static final Blocker PLIST = blocker("plist", "1.5.1", "^0.32.0", "1.9.0");
    private static final Blocker INFERNO = blocker("inferno", "0.11.16", "^0.26.0", null);
    private static final Blocker FORK = new Blocker(
            new PackageRef("forked", "2.0.0", PackageSource.parse("git+https://git.example/forked#0123456")),
            "^0.32.0",
            null,
            new Demand("quick-xml", "0.41.0", false));
    private static final Blocker APP = new Blocker(
            new PackageRef("app", "0.1.0", null), "^0.32.0", null, new Demand("quick-xml", "0.41.0", false));

    private static Blocker blocker(String name, String version, String requirement, @Nullable String unblocked) {
        PackageRef dependent = new PackageRef(name, version, PackageSource.CRATES_IO);
        return new Blocker(dependent, requirement, unblocked, new Demand("quick-xml", "0.41.0", true));
    }

    private static FixPlan plan(FixClass fixClass, @Nullable String version, boolean commands, Blocker... blockers) {
        return new FixPlan(
                fixClass,
                version == null ? null : Version.parse(version),
                fixClass != FixClass.MAJOR_UPGRADE,
                Verification.PARTIAL,
                commands ? List.of("cargo update -p quick-xml@0.32.0 --precise 0.41.0") : List.of(),
                List.of(),
                List.of(blockers),
                List.of(),
                List.of(),
                fixClass == FixClass.NO_FIX || fixClass == FixClass.REMOVE ? "Because." : null,
                null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "LOCK_UPDATE     | 0.41.0 | true  | Update to quick-xml 0.41.0 (Cargo.lock only).",
                "LOCK_UPDATE     | -      | true  | Update the packages that depend on quick-xml: their newer releases no longer depend on it.",
                "PARENT_UPDATE   | 0.41.0 | true  | Update to quick-xml 0.41.0, together with the packages that depend on it (Cargo.lock only).",
                "PARENT_UPDATE   | 0.41.0 | false | First update the packages that depend on this one to versions that accept quick-xml 0.41.0.",
                "MANIFEST_CHANGE | 0.41.0 | false | In your Cargo.toml, change the version requirement that excludes quick-xml 0.41.0.",
                "MAJOR_UPGRADE   | 0.41.0 | false | Upgrade to quick-xml 0.41.0 (breaking: change Cargo.toml).",
                "NO_FIX          | -      | false | Because.",
                "REMOVE          | -      | false | Remove quick-xml from your dependencies. Because.",
            })
    void eachClassHasItsSentence(FixClass fixClass, @Nullable String version, boolean commands, String sentence) {
        assertEquals(sentence, FixText.ofPlan("quick-xml", plan(fixClass, version, commands)));
    }

    @Test
    void aBreakingUpgradeSaysWhoNeedsTheOldVersion() {
        assertEquals(
                "Upgrade to quick-xml 0.41.0 (breaking: change Cargo.toml). An older version is required by plist 1.5.1,"
                        + " inferno 0.11.16 and forked 2.0.0.",
                FixText.ofPlan("quick-xml", plan(FixClass.MAJOR_UPGRADE, "0.41.0", false, PLIST, INFERNO, APP, FORK)));
    }

    @Test
    void whatHasToBeUpdatedFirstIsNamed() {
        assertEquals(
                "First update plist 1.5.1 to a version that accepts quick-xml 0.41.0.",
                FixText.ofPlan("quick-xml", plan(FixClass.PARENT_UPDATE, "0.41.0", false, PLIST)));
        assertEquals(
                "First update plist 1.5.1 and inferno 0.11.16 to versions that accept quick-xml 0.41.0.",
                FixText.ofPlan("quick-xml", plan(FixClass.PARENT_UPDATE, "0.41.0", false, PLIST, INFERNO)));
    }

    @Test
    void whatIsInTheWayIsNamedWithWhatItRequires() {
        FixPlan plan = plan(FixClass.MAJOR_UPGRADE, "0.41.0", false, PLIST, INFERNO, APP);
        assertEquals(
                List.of(
                        "plist 1.5.1 requires quick-xml ^0.32.0; plist 1.9.0 no longer does.",
                        "inferno 0.11.16 requires quick-xml ^0.26.0, and no newer inferno accepts 0.41.0.",
                        "Change the requirement on quick-xml in the Cargo.toml of app 0.1.0."),
                FixText.notes(plan, PackageLabels.PLAIN));
    }
}

package dev.rustsecd.fix.route;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fix.FixClass;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.Verification;
import dev.rustsecd.semver.Version;
import dev.rustsecd.words.CautionSentences;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What requirements may look like, and what a plan makes of each. Source of the rules: Cargo reference. */
class FixPlannerRequirementsTest {
    @ParameterizedTest
    @CsvSource({">=1.0.1, LOCK_UPDATE", ">=2, MAJOR_UPGRADE"})
    void packagesWhoseVersionIsNotSemverAreInTheWayOfNothing(String patched, FixClass expected) {
        FixPlan plan = new Planning()
                .path("app", "0.1-alpha", "lib", "top")
                .path("lib", "0.1-alpha", "low")
                .locked("low", "1.0.0")
                .locked("top", "1.0.0", "lib")
                .releases("low", "1.0.0", "1.0.1", "2.0.0")
                .release("top", "1.0.0", "lib ^1")
                .advisory(anAdvisory().forCrate("low").patchedIn(patched))
                .plan();
        assertEquals(expected, plan.fixClass());
    }

    private static Planning lowUnderTop(String locked) {
        return new Planning().member("app", "top").locked("low", locked).locked("top", "1.0.0", "low");
    }

    private static FixPlan lowPatchedIn(Planning planning, String patched) {
        return planning.advisory(anAdvisory().forCrate("low").patchedIn(patched))
                .plan();
    }

    /** The dependent's only release has this requirement; the fix is 1.2.5. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "^1.2.3          | lock-update",
                "1.2.3           | lock-update",
                "~1.2.3          | lock-update",
                "~1.2            | lock-update",
                "1.2.*           | lock-update",
                "1.*             | lock-update",
                "*               | lock-update",
                ">=1, <2         | lock-update",
                "=1.2.3          | no-fix",
                "<1.2.4          | no-fix",
                "~1.2.3, <1.2.5  | no-fix",
            })
    void requirementDecidesWhetherTheDependentAdmitsTheTarget(String requirement, String fixClass) {
        Planning planning = lowUnderTop("1.2.3")
                .releases("low", "1.2.3", "1.2.5")
                .release("top", "1.0.0", "low " + requirement.replace(", ", ","));
        assertEquals(fixClass, lowPatchedIn(planning, ">=1.2.5").fixClass().label());
    }

    @Test
    void aStarAdmitsAnIncompatibleTarget() {
        FixPlan plan = lowPatchedIn(
                lowUnderTop("1.2.3").releases("low", "1.2.3", "2.0.1").release("top", "1.0.0", "low *"), ">=2.0.0");
        assertEquals(FixClass.LOCK_UPDATE, plan.fixClass());
        assertEquals(List.of("cargo update -p low@1.2.3 --precise 2.0.1"), plan.commands());
        assertEquals(false, plan.compatible());
    }

    @Test
    void preReleasesAreTargetsOnlyOfPreReleases() {
        Planning release = lowUnderTop("1.2.3")
                .releases("low", "1.2.3", "1.3.0-rc.1", "1.3.0")
                .release("top", "1.0.0", "low ^1.2.3");
        assertEquals(
                Version.parse("1.3.0"), lowPatchedIn(release, ">=1.3.0-rc.1").version());
        Planning preRelease = lowUnderTop("1.3.0-alpha.1")
                .releases("low", "1.3.0-alpha.1", "1.3.0-rc.1", "1.3.0")
                .release("top", "1.0.0", "low ^1.3.0-alpha.1");
        assertEquals(
                Version.parse("1.3.0-rc.1"),
                lowPatchedIn(preRelease, ">=1.3.0-rc.1").version());
    }

    @Test
    void buildMetadataIsPartOfTheVersionThatACommandNames() {
        Planning planning = lowUnderTop("1.2.3+zlib.1")
                .releases("low", "1.2.3+zlib.1", "1.2.5+zlib.2")
                .release("top", "1.0.0", "low ^1.2.3");
        assertEquals(
                List.of("cargo update -p low@1.2.3+zlib.1 --precise 1.2.5+zlib.2"),
                lowPatchedIn(planning, ">=1.2.5").commands());
    }

    @Test
    void aRenamedDependencyIsOneOnTheCrateItself() {
        Planning planning = lowUnderTop("1.2.3")
                .releases("low", "1.2.3", "1.2.5")
                .release("top", "1.0.0", "nether=low =1.2.3")
                .release("top", "1.0.1", "nether=low ^1.2.3");
        FixPlan plan = lowPatchedIn(planning, ">=1.2.5");
        assertEquals(List.of(Planning.blocker("top", "1.0.0", "=1.2.3", "1.0.1")), Planning.bare(plan.blockedBy()));
    }

    @Test
    void twoLinesOfOneCrateAreTwoPackages() {
        FixPlanner planner;
        Planning planning = new Planning()
                .member("app", "top")
                .locked("low", "0.1.0")
                .locked("low", "0.2.0")
                .locked("top", "1.0.0", "low 0.1.0", "low 0.2.0")
                .releases("low", "0.1.0", "0.1.1", "0.2.0", "0.2.5")
                .release("top", "1.0.0", "old=low ^0.1", "low ^0.2")
                .advisory(anAdvisory().forCrate("low").patchedIn("^0.1.1", ">=0.2.5"));
        planner = planning.planner();
        assertEquals(
                List.of("cargo update -p low@0.1.0 --precise 0.1.1"),
                planner.plan(planning.findings().get(0)).commands());
        assertEquals(
                List.of("cargo update -p low@0.2.0 --precise 0.2.5"),
                planner.plan(planning.findings().get(1)).commands());
        assertEquals(2, planning.all().solves());
    }

    @Test
    void devDependenciesOfAPublishedCrateBindNobody() {
        Planning planning = lowUnderTop("1.2.3")
                .releases("low", "1.2.3", "1.2.5")
                .release("top", "1.0.0", "low ^1.2", "dev:low =1.2.3");
        assertEquals(FixClass.LOCK_UPDATE, lowPatchedIn(planning, ">=1.2.5").fixClass());
    }

    @Test
    void buildAndTargetDependenciesBindLikeAnyOther() {
        for (String kind : List.of("build:", "windows:")) {
            Planning planning =
                    lowUnderTop("1.2.3").releases("low", "1.2.3", "1.2.5").release("top", "1.0.0", kind + "low =1.2.3");
            assertEquals(FixClass.NO_FIX, lowPatchedIn(planning, ">=1.2.5").fixClass());
        }
    }

    @Test
    void anOptionalDependencyThatTheLockfileHasStays() {
        Planning planning = lowUnderTop("1.2.3")
                .releases("low", "1.2.3", "1.2.5")
                .release("top", "1.0.0", "?low =1.2.3")
                .release("top", "1.1.0", "?low ^1.2.4");
        FixPlan plan = lowPatchedIn(planning, ">=1.2.5");
        assertEquals(FixClass.PARENT_UPDATE, plan.fixClass());
        assertEquals(Version.parse("1.2.5"), plan.version());
    }

    @Test
    void aDefaultFeatureThatGoesTakesItsDependencyAlong() {
        Planning planning = lowUnderTop("1.2.3")
                .releases("low", "1.2.3")
                .release("top", "1.0.0", "?low ^1.2")
                .release("top", "1.1.0", "?low ^1.2");
        planning.registry.feature("top", "1.0.0", "default", "low").feature("top", "1.1.0", "default");
        FixPlan plan = lowPatchedIn(planning, ">=2.0.0");
        assertEquals(List.of("cargo update -p top@1.0.0 --precise 1.1.0"), plan.commands());
        assertEquals(null, plan.version());
    }

    @Test
    void featuresThatADependentAsksForBringInWhatTheySwitchOn() {
        Planning planning = lowUnderTop("1.2.3")
                .releases("low", "1.2.3", "1.2.5")
                .release("low", "1.2.5", "?extra ^1")
                .release("top", "1.0.0", "-low ^1.2 fast")
                .releases("extra", "1.0.0");
        planning.registry.feature("low", "1.2.5", "fast", "dep:extra");
        FixPlan plan = lowPatchedIn(planning, ">=1.2.5");
        assertTrue(plan.cautions().contains("The fix adds packages to Cargo.lock: extra@1.0.0."), plan.toString());
    }

    @Test
    void twoPackagesThatLinkOneLibraryDoNotGoTogether() {
        Planning planning = new Planning()
                .member("app", "top", "other-sys")
                .locked("low", "1.0.0")
                .locked("other-sys", "1.0.0")
                .locked("top", "1.0.0", "low")
                .release("low", "1.0.0")
                .release("low", "1.0.1", "low-sys ^1")
                .release("low", "1.0.2")
                .releases("low-sys", "1.0.0")
                .releases("other-sys", "1.0.0")
                .release("top", "1.0.0", "low ^1");
        planning.registry.links("low-sys", "1.0.0", "low").links("other-sys", "1.0.0", "low");
        assertEquals(Version.parse("1.0.2"), lowPatchedIn(planning, ">=1.0.1").version());
    }

    @Test
    void aFamilyPinnedTogetherMovesInOneCommand() {
        Planning planning = new Planning()
                .member("app", "gen", "macro-user")
                .locked("gen", "0.2.1", "gen-macro", "gen-shared")
                .locked("gen-macro", "0.2.1", "gen-shared")
                .locked("gen-shared", "0.2.1")
                .locked("macro-user", "1.0.0", "gen-macro")
                .release("macro-user", "1.0.0", "gen-macro ^0.2.1");
        for (String version : List.of("0.2.1", "0.2.2")) {
            planning.release("gen", version, "gen-macro =" + version, "gen-shared =" + version)
                    .release("gen-macro", version, "gen-shared =" + version)
                    .releases("gen-shared", version);
        }
        FixPlan plan = planning.advisory(anAdvisory().forCrate("gen-shared").patchedIn(">=0.2.2"))
                .plan();
        assertEquals(FixClass.PARENT_UPDATE, plan.fixClass());
        assertEquals(1, plan.commands().size(), plan.commands().toString());
        assertTrue(
                plan.commands().get(0).contains(" -p gen@0.2.1"),
                plan.commands().toString());
        assertEquals(3, plan.steps().size());
    }

    @Test
    void aNewRequirementOfTheTargetIsMetByMovingWhatItNeedsFirst() {
        Planning planning = new Planning()
                .member("app", "top")
                .locked("base", "1.0.0")
                .locked("low", "1.0.0", "base")
                .locked("top", "1.0.0", "base", "low")
                .releases("base", "1.0.0", "1.1.0", "1.2.0")
                .release("low", "1.0.0", "base ^1")
                .release("low", "1.0.1", "base ^1.1")
                .release("top", "1.0.0", "base ^1", "low ^1");
        FixPlan plan = lowPatchedIn(planning, ">=1.0.1");
        assertEquals(FixClass.LOCK_UPDATE, plan.fixClass());
        assertEquals(
                List.of("cargo update -p base@1.0.0 --precise 1.1.0", "cargo update -p low@1.0.0 --precise 1.0.1"),
                plan.commands());
    }

    @Test
    void whatManifestsRequireIsAssumedAndSaid() {
        for (String source : List.of("member", "git")) {
            Planning planning = new Planning().locked("low", "1.2.3").releases("low", "1.2.3", "1.2.5", "2.0.0");
            if (source.equals("git")) {
                planning.member("app", "fork").git("fork", "1.0.0", "low");
            } else {
                planning.member("app", "low");
            }
            FixPlan plan = lowPatchedIn(planning, ">=1.2.5");
            assertEquals(FixClass.LOCK_UPDATE, plan.fixClass());
            assertEquals(Verification.PARTIAL, plan.verified());
            assertEquals(List.of(CautionSentences.manifestsNotSent()), plan.cautions());
        }
    }

    @Test
    void anIncompatibleFixOfADirectDependencyIsAMajorUpgrade() {
        Planning planning =
                new Planning().member("app", "low").locked("low", "1.2.3").releases("low", "1.2.3", "2.0.0");
        FixPlan plan = lowPatchedIn(planning, ">=2");
        assertEquals(FixClass.MAJOR_UPGRADE, plan.fixClass());
        assertEquals(List.of(new FixPlan.Step("low", "1.2.3", "2.0.0", "manifest")), plan.steps());
        assertEquals(List.of(Planning.pathBlocker("app", "0.1.0", "^1.2.3", null)), Planning.bare(plan.blockedBy()));
    }
}

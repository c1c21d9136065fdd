package dev.rustsecd.fix;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.ReleaseBuilder.aRelease;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.fixtures.ReleaseBuilder;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.release.PackedReleases;
import dev.rustsecd.release.Release;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.semver.Version;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeReleasesTest {
    /** What is published, {@code !} before a yanked one and {@code *} before one of yesterday; {@code -} is none. */
    @ParameterizedTest(name = "{0} of {1}: {2}, {3}, below {4}; newest {5}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1.0.0 | 1.0.0 1.0.1 1.1.0 2.0.0 | 1.0.1 | 1.0.1 | - | 2.0.0",
                "1.0.0 | 2.0.0 1.1.0 1.0.1 1.0.0 | 1.0.1 | 1.0.1 | - | 2.0.0",
                "1.0.0 | !1.0.1 1.0.2 !2.0.0     | 1.0.2 | 1.0.2 | - | 1.0.2",
                "1.0.0 | 1.0.1-rc.1 1.0.2        | 1.0.2 | 1.0.2 | - | 1.0.2",
                "1.0.0-rc.1 | 1.0.0-rc.2 1.0.0   | 1.0.0-rc.2 | 1.0.0-rc.2 | - | 1.0.0",
                "1.0.0 | 1.1.0-rc.1 1.2.0-rc.1   | -     | -     | - | 1.2.0-rc.1",
                "0.3.0 | 0.4.0 0.5.0             | -     | 0.4.0 | - | 0.5.0",
                "1.2.0 | 0.9.0 1.0.0 1.1.0 2.0.0 | -     | 2.0.0 | 1.1.0 | 2.0.0",
                "2.0.0 | 0.9.0 1.1.0             | -     | -     | 1.1.0 | 1.1.0",
                "1.0.0 | 1.0.1 *1.0.2            | 1.0.1 | 1.0.1 | - | 1.0.1",
                "1.0.0 | *1.0.1 *1.0.2           | 1.0.1 | 1.0.1 | - | 1.0.2",
                "1.0.0 | 1.1.0-rc.1 *1.1.0       | 1.1.0 | 1.1.0 | - | 1.1.0-rc.1",
                "1.0.0 | 1.0 one                 | -     | -     | - | -",
                "1.0.0 | 1.0.0+a 1.0.0+b         | 1.0.0+a | 1.0.0+a | - | 1.0.0+b",
                "1.0.0 | 0.9.0 1.0.0+a           | -     | -     | 0.9.0 | 1.0.0+a",
                "1.0.0 | 1.0.0+a 1.0.1+a         | 1.0.1+a | 1.0.1+a | - | 1.0.1+a",
                "1.0.0+a | 1.0.0 1.0.1           | 1.0.1 | 1.0.1 | 1.0.0 | 1.0.1",
            })
    @SuppressWarnings("checkstyle:ParameterNumber") // columns of a table
    void publishedVersionsAreChosenFrom(
            String locked, String published, String compatible, String above, String below, String latest) {
        KnownCrate crate = crate(published);
        Candidates versions = safe(crate, locked, null).freeOf(List.of());
        assertEquals(compatible, text(versions.smallestAbove(true)));
        assertEquals(above, text(versions.smallestAbove(false)));
        assertEquals(below, text(versions.newestBelow()));
        assertEquals(latest, latest(crate, List.of()));
    }

    @Test
    void whatIsToBeAvoidedIsNotChosen() {
        Advisory advisory =
                anAdvisory().patchedIn(">=1.2.0").unaffected("<1.0.1").build();
        KnownCrate crate = crate("1.0.0 1.1.0 1.2.0 1.3.0");
        List<Advisory> avoid = List.of(advisory);
        assertEquals("1.2.0", text(safe(crate, "1.1.0", null).freeOf(avoid).smallestAbove(true)));
        assertEquals("1.0.0", text(safe(crate, "1.2.0", null).freeOf(avoid).newestBelow()));
        assertEquals("-", latest(crate, List.of(anAdvisory().build())));
    }

    @ParameterizedTest
    @CsvSource({"1.69.0, 1.0.1", "1.70.0, 1.0.2", "1.71.0, 1.0.2", "1.72.0, 1.0.3"})
    void aNewerCompilerIsNotAskedFor(String compiler, String newest) {
        KnownCrate crate = crate(
                aRelease("1.0.1").rustVersion("nonsense"),
                aRelease("1.0.2").rustVersion("1.70"),
                aRelease("1.0.3").rustVersion("1.71.1"));
        Candidates versions = safe(crate, "2.0.0", Version.parse(compiler)).freeOf(List.of());
        assertEquals(newest, text(versions.newestBelow()));
    }

    @Test
    void aReleaseThatWasThereFirstIsOld() {
        Release first = aRelease("1.0.0").withoutTime().build();
        Release seen = aRelease("1.0.1")
                .withoutTime()
                .appeared(NOW.minus(Duration.ofHours(5)))
                .build();
        assertEquals(false, Maturity.DEFAULT.isYoung(first, NOW));
        assertEquals(true, Maturity.DEFAULT.isYoung(seen, NOW));
        assertEquals("5 hours", Maturity.age(seen, NOW));
        assertEquals(
                "1 day",
                Maturity.age(aRelease("1.0.2").age(Duration.ofHours(47)).build(), NOW));
        assertEquals(false, new Maturity(Duration.ZERO).isYoung(seen, NOW));
    }

    private static KnownCrate crate(String published) {
        return crate(
                Stream.of(published.split(" ")).map(SafeReleasesTest::release).toArray(ReleaseBuilder[]::new));
    }

    private static ReleaseBuilder release(String text) {
        ReleaseBuilder release = aRelease(text.replaceAll("[!*]", ""));
        if (text.startsWith("!")) {
            return release.yanked();
        }
        return text.startsWith("*") ? release.age(Duration.ofDays(1)) : release;
    }

    private static KnownCrate crate(ReleaseBuilder... releases) {
        List<Release> built = Arrays.stream(releases).map(ReleaseBuilder::build).toList();
        return KnownCrate.of(new CrateReleases("c", 1, NOW, null, PackedReleases.of(built)), null);
    }

    private static SafeReleases safe(KnownCrate crate, String locked, @Nullable Version rustVersion) {
        FixRules rules = new FixRules(rustVersion, Maturity.DEFAULT, NOW);
        return new SafeReleases(crate, Version.parse(locked), List.of(), rules);
    }

    private static String latest(KnownCrate crate, List<Advisory> avoid) {
        return SafeReleases.latest(crate, avoid, Maturity.DEFAULT, NOW)
                .map(Release::number)
                .orElse("-");
    }

    private static String text(Optional<Version> version) {
        return version.map(Version::toString).orElse("-");
    }
}

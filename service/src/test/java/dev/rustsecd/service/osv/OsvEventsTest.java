package dev.rustsecd.service.osv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.semver.Version;
import dev.rustsecd.semver.VersionRange;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OsvEventsTest {
    private static final OsvEvents TWO_RANGES =
            OsvEvents.of(List.of(range(null, "1.2.0"), range("2.0.0-rc.1", "2.1.0")));

    @ParameterizedTest
    @CsvSource({
        "0.0.0-0, true",
        "0.0.0, true",
        "1.1.9, true",
        "1.2.0-rc.1, true",
        "1.2.0, false",
        "1.2, false",
        "1.1.9.9, true",
        "1.9.0, false",
        "2.0.0-beta, false",
        "2.0.0-rc.1, true",
        "v2, true",
        "2.1.0, false",
        "latest, true"
    })
    void versionIsIncludedFromItsIntroductionToItsFix(String version, boolean included) {
        assertEquals(included, TWO_RANGES.include(LenientVersion.of(version)));
    }

    @ParameterizedTest
    @CsvSource({"0.9.0", "1.0.0", "1.0.1"})
    void rangeFromAVersionToItselfIncludesNothing(String version) {
        assertEquals(false, OsvEvents.of(List.of(range("1.0.0", "1.0.0"))).include(LenientVersion.of(version)));
    }

    @ParameterizedTest
    @CsvSource({"1.0.0, false", "1.0.1, true", "9.0.0, true"})
    void rangeWithoutAFixHasNoEnd(String version, boolean included) {
        assertEquals(included, OsvEvents.of(List.of(range("1.0.1", null))).include(LenientVersion.of(version)));
    }

    private static VersionRange range(@Nullable String introduced, @Nullable String fixed) {
        return new VersionRange(
                introduced == null ? null : Version.parse(introduced), fixed == null ? null : Version.parse(fixed));
    }
}

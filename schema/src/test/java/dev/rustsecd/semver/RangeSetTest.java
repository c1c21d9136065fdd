package dev.rustsecd.semver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.Table;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RangeSetTest {
    static List<Table.Row> affected() {
        return Table.rows("/semver/affected.txt");
    }

    static List<Table.Row> refused() {
        return Table.rows("/semver/refused-ranges.txt");
    }

    @ParameterizedTest
    @MethodSource("affected")
    void affectsWhatNeitherPatchedNorUnaffectedNames(Table.Row row) {
        Version version = Version.parse(row.cell(0));
        List<VersionReq> patched = requirements(row, 1);
        List<VersionReq> unaffected = requirements(row, 2);
        RangeSet ranges = RangeSet.affected(patched, unaffected);
        assertEquals("{" + row.cell(3) + "}", ranges.toString());
        assertEquals(row.cell(4).equals("yes"), ranges.contains(version));
        boolean cargoSelectsNone = Stream.concat(patched.stream(), unaffected.stream())
                .noneMatch(requirement -> requirement.matches(version));
        assertEquals(row.cell(5).equals("yes"), cargoSelectsNone);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWithTheMessageOfRustsec(Table.Row row) {
        List<VersionReq> patched = requirements(row, 0);
        List<VersionReq> unaffected = requirements(row, 1);
        RejectedInput refused = assertThrows(RejectedInput.class, () -> RangeSet.affected(patched, unaffected));
        assertEquals(Rejection.RANGES_INVALID, refused.rejection());
        assertEquals(row.cell(2), refused.detail());
    }

    @Test
    void aVersionIsEitherAffectedOrInExactlyOneInterval() {
        Random random = new Random(3_826);
        int consistent = 0;
        for (int i = 0; i < 40_000; i++) {
            List<VersionReq> requirements = new ArrayList<>();
            for (int n = random.nextInt(4); n > 0; n--) {
                requirements.add(RandomVersions.requirement(random));
            }
            try {
                assertComplement(requirements, random);
                consistent++;
            } catch (RejectedInput inconsistent) {
                assertEquals(Rejection.RANGES_INVALID, inconsistent.rejection());
            }
        }
        assertTrue(consistent > 5_000, "too few consistent lists: " + consistent);
    }

    private static void assertComplement(List<VersionReq> requirements, Random random) {
        int split = random.nextInt(requirements.size() + 1);
        RangeSet affected =
                RangeSet.affected(requirements.subList(0, split), requirements.subList(split, requirements.size()));
        List<VersionInterval> safe =
                requirements.stream().map(VersionInterval::of).toList();
        for (int i = 0; i < 20; i++) {
            Version version = RandomVersions.version(random);
            Version named = Version.of(version.major(), version.minor(), version.patch(), version.pre());
            long inside = safe.stream().filter(one -> contains(one, named)).count();
            assertTrue(inside <= 1, requirements + " " + version);
            assertEquals(inside == 0, affected.contains(version), requirements + " " + version);
        }
    }

    // Straight from the bounds, without the half-open form that the ranges have. Build metadata has no say.
    private static boolean contains(VersionInterval interval, Version version) {
        VersionInterval.Bound start = interval.start();
        VersionInterval.Bound end = interval.end();
        return (start == null || version.compareTo(start.version()) >= (start.inclusive() ? 0 : 1))
                && (end == null || version.compareTo(end.version()) <= (end.inclusive() ? 0 : -1));
    }

    @Test
    void rangesAscendAndDoNotTouch() {
        RangeSet ranges = RangeSet.affected(
                Stream.of(">=3.0.1", ">=1.0.1, <2.0.0").map(VersionReq::parse).toList(),
                Stream.of("<0.5.0").map(VersionReq::parse).toList());
        assertEquals("{[0.5.0, 1.0.1) ∪ [2.0.0, 3.0.1)}", ranges.toString());
        assertFalse(ranges.isAll());
        assertTrue(RangeSet.affected(List.of(), List.of()).isAll());
    }

    private static List<VersionReq> requirements(Table.Row row, int index) {
        return row.list(index, ";").stream().map(VersionReq::parse).toList();
    }
}

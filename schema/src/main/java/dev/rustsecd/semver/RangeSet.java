package dev.rustsecd.semver;

import dev.rustsecd.reject.RejectedInput;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Disjoint ranges of versions in ascending order, by plain precedence: what decides whether an advisory affects a
 * version. Pre-releases take their natural place, unlike in {@link VersionReq#matches}.
 */
public record RangeSet(List<VersionRange> ranges) {
    /** Every version there is. */
    public static final RangeSet ALL = new RangeSet(List.of(new VersionRange(null, null)));

    public RangeSet {
        ranges = List.copyOf(ranges);
    }

    /**
     * What an advisory affects: everything that its {@code patched} and {@code unaffected} requirements do not name. Two
     * empty lists affect every version.
     *
     * <p>Source: rustsec crate, conversion of unaffected ranges to OSV.
     *
     * @throws RejectedInput {@link dev.rustsecd.reject.Rejection#RANGES_INVALID} where a requirement is no interval, or
     *     two of them overlap
     */
    public static RangeSet affected(List<VersionReq> patched, List<VersionReq> unaffected) {
        List<VersionInterval> safe = Stream.concat(unaffected.stream(), patched.stream())
                .map(VersionInterval::of)
                .collect(Collectors.toCollection(ArrayList::new));
        VersionInterval.rejectOverlap(safe);
        safe.sort(VersionInterval.BY_START);
        return complement(safe);
    }

    public boolean contains(Version version) {
        for (int i = 0; i < ranges.size(); i++) {
            if (ranges.get(i).contains(version)) {
                return true;
            }
        }
        return false;
    }

    /** Whether no version at all is outside. */
    public boolean isAll() {
        return equals(ALL);
    }

    private static RangeSet complement(List<VersionInterval> safe) {
        List<VersionRange> affected = new ArrayList<>();
        Version introduced = null;
        for (VersionInterval interval : safe) {
            if (interval.start() != null) {
                affected.add(new VersionRange(introduced, interval.start().firstInside()));
            }
            if (interval.end() == null) {
                return new RangeSet(affected);
            }
            introduced = interval.end().firstBeyond();
        }
        affected.add(new VersionRange(introduced, null));
        return new RangeSet(affected);
    }

    @Override
    public String toString() {
        return ranges.stream().map(VersionRange::toString).collect(Collectors.joining(" ∪ ", "{", "}"));
    }
}

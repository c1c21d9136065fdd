package dev.rustsecd.advisory;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.semver.RangeSet;
import dev.rustsecd.semver.Version;
import dev.rustsecd.semver.VersionInterval;
import dev.rustsecd.semver.VersionInterval.Bound;
import dev.rustsecd.semver.VersionReq;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an advisory says of versions: the requirements as written, and the ranges that they come to. A value that exists
 * is consistent.
 *
 * @param affected everything that neither {@code patched} nor {@code unaffected} names
 * @param named the single versions that the requirements call safe ({@code >=1.2.3} names 1.2.3, {@code >1.2.3} none),
 *     ascending
 */
public record AffectedVersions(
        List<VersionReq> patched, List<VersionReq> unaffected, RangeSet affected, List<Version> named) {
    public AffectedVersions {
        patched = List.copyOf(patched);
        unaffected = List.copyOf(unaffected);
        named = List.copyOf(named);
    }

    /**
     * @throws RejectedInput {@link dev.rustsecd.reject.Rejection#RANGES_INVALID}
     */
    public static AffectedVersions of(List<VersionReq> patched, List<VersionReq> unaffected) {
        return new AffectedVersions(
                patched, unaffected, RangeSet.affected(patched, unaffected), named(patched, unaffected));
    }

    private static List<Version> named(List<VersionReq> patched, List<VersionReq> unaffected) {
        return Stream.concat(patched.stream(), unaffected.stream())
                .map(VersionInterval::of)
                .flatMap(interval ->
                        Stream.of(Optional.ofNullable(interval.start()), Optional.ofNullable(interval.end())))
                .flatMap(Optional::stream)
                .filter(Bound::inclusive)
                .map(Bound::version)
                .sorted()
                .distinct()
                .toList();
    }

    public boolean contains(Version version) {
        return affected.contains(version);
    }
}

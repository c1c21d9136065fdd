package dev.rustsecd.advisory;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.semver.RangeSet;
import dev.rustsecd.semver.Version;
import dev.rustsecd.semver.VersionInterval;
import dev.rustsecd.semver.VersionInterval.Bound;
import dev.rustsecd.semver.VersionReq;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an advisory says of versions: the requirements as written, and the ranges that they come to. A value that exists
 * is consistent.
 *
 * @param affected everything that neither {@code patched} nor {@code unaffected} names
 * @param named the single versions that the requirements call safe ({@code >=1.2.3} names 1.2.3, {@code >1.2.3} none),
 *     ascending
 * @param promised the first release at or above the start of each requirement that says that there is a safe one:
 *     {@code >=1.2.3} and a {@code >1.2.2} of {@code patched} both say that of 1.2.3, and an open {@code >1.2.2} of
 *     {@code unaffected} of none; ascending
 * @param lastKnown the version above which an open requirement of {@code unaffected} allows everything, naming nothing
 */
public record AffectedVersions(
        List<VersionReq> patched,
        List<VersionReq> unaffected,
        RangeSet affected,
        List<Version> named,
        List<Version> promised,
        Optional<Version> lastKnown) {
    public AffectedVersions {
        patched = List.copyOf(patched);
        unaffected = List.copyOf(unaffected);
        named = List.copyOf(named);
        promised = List.copyOf(promised);
    }

    /**
     * @throws RejectedInput {@link dev.rustsecd.reject.Rejection#RANGES_INVALID}
     */
    public static AffectedVersions of(List<VersionReq> patched, List<VersionReq> unaffected) {
        return new AffectedVersions(
                patched,
                unaffected,
                RangeSet.affected(patched, unaffected),
                named(patched, unaffected),
                promised(patched, unaffected),
                lastKnown(unaffected));
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

    private static List<Version> promised(List<VersionReq> patched, List<VersionReq> unaffected) {
        Stream<VersionInterval> closed =
                unaffected.stream().map(VersionInterval::of).filter(interval -> !isOpen(interval));
        return Stream.concat(patched.stream().map(VersionInterval::of), closed)
                .map(VersionInterval::start)
                .filter(Objects::nonNull)
                .map(start -> Objects.requireNonNull(start).firstInside().release())
                .sorted()
                .distinct()
                .toList();
    }

    /**
     * Whether a requirement says of nothing but versions above one, as {@code >1.2.3} does. In {@code unaffected} that one
     * is the last that was known when the advisory was written; in {@code patched} it says that a fix came after it.
     */
    private static boolean isOpen(VersionInterval interval) {
        Bound start = interval.start();
        return start != null && !start.inclusive() && interval.end() == null;
    }

    private static Optional<Version> lastKnown(List<VersionReq> unaffected) {
        return unaffected.stream()
                .map(VersionInterval::of)
                .filter(AffectedVersions::isOpen)
                .map(interval -> Objects.requireNonNull(interval.start()).version())
                .findFirst();
    }

    public boolean contains(Version version) {
        return affected.contains(version);
    }

    /** Whether a version is free of it because it was mended there, and not because it never had it. */
    public boolean isPatchedIn(Version version) {
        return !contains(version)
                && !patched.isEmpty()
                && RangeSet.affected(List.of(), unaffected).contains(version);
    }
}

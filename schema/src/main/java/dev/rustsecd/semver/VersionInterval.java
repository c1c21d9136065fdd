package dev.rustsecd.semver;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.VersionSentences;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The versions that one requirement of an advisory names, as an interval by precedence; null is no bound. Partial
 * numbers are filled with zeros here ({@code <=1.2} ends at 1.2.0), unlike in {@link VersionReq#matches}.
 *
 * <p>Source: rustsec crate, {@code osv/unaffected_range.rs}; its messages are kept.
 */
public record VersionInterval(
        @Nullable Bound start, @Nullable Bound end) {
    /** By start, no bound first; equal starts are rejected before. */
    static final java.util.Comparator<VersionInterval> BY_START = java.util.Comparator.comparing(
            interval ->
                    Optional.ofNullable(interval.start()).map(Bound::version).orElse(null),
            java.util.Comparator.nullsFirst(java.util.Comparator.naturalOrder()));

    public VersionInterval {
        if (!startsBeforeEnd(start, end)) {
            throw reject(VersionSentences.RANGE_ENDS);
        }
    }

    /** One side of an interval. */
    public record Bound(Version version, boolean inclusive) {
        /** The first version inside an interval that starts here. */
        public Version firstInside() {
            return inclusive ? version : next(version);
        }

        /** The first version beyond an interval that ends here. */
        Version firstBeyond() {
            return inclusive ? next(version) : version;
        }
    }

    /**
     * @throws RejectedInput {@link Rejection#RANGES_INVALID} for wildcards, for more than two comparators, for two bounds
     *     on one side, and for bounds in the wrong order
     */
    public static VersionInterval of(VersionReq requirement) {
        List<Comparator> comparators = requirement.comparators();
        if (comparators.isEmpty()) {
            return new VersionInterval(null, null);
        }
        if (comparators.size() == 1) {
            return ofOne(requirement, comparators.get(0));
        }
        if (comparators.size() > 2) {
            throw reject(VersionSentences.tooManyComparators(requirement.toString()));
        }
        return join(requirement, comparators.get(0), comparators.get(1));
    }

    /** Rejects a list of which two intervals share a version. */
    static void rejectOverlap(List<VersionInterval> intervals) {
        for (int i = 0; i < intervals.size(); i++) {
            for (int j = i + 1; j < intervals.size(); j++) {
                VersionInterval a = intervals.get(i);
                VersionInterval b = intervals.get(j);
                boolean sameStart = a.start != null && b.start != null && a.start.version.equals(b.start.version);
                if (sameStart || a.overlaps(b)) {
                    throw reject(VersionSentences.overlap(a.toString(), b.toString()));
                }
            }
        }
    }

    private boolean overlaps(VersionInterval other) {
        return startsBeforeEnd(start, other.end) && startsBeforeEnd(other.start, end);
    }

    private static boolean startsBeforeEnd(@Nullable Bound start, @Nullable Bound end) {
        if (start == null || end == null) {
            return true;
        }
        int order = start.version.compareTo(end.version);
        return order < 0 || (order == 0 && start.inclusive && end.inclusive);
    }

    private static VersionInterval ofOne(VersionReq requirement, Comparator comparator) {
        Version named = comparator.lowest();
        return switch (comparator.operator()) {
            case EXACT -> new VersionInterval(new Bound(named, true), new Bound(named, true));
            case GREATER -> new VersionInterval(new Bound(named, false), null);
            case GREATER_EQUAL -> new VersionInterval(new Bound(named, true), null);
            case LESS -> new VersionInterval(null, new Bound(named, false));
            case LESS_EQUAL -> new VersionInterval(null, new Bound(named, true));
            case CARET -> new VersionInterval(new Bound(named, true), new Bound(caretEnd(comparator), false));
            case TILDE -> new VersionInterval(new Bound(named, true), new Bound(tildeEnd(comparator), false));
            case WILDCARD -> throw reject(VersionSentences.unsupportedOperator(requirement.toString()));
        };
    }

    private static VersionInterval join(VersionReq requirement, Comparator first, Comparator second) {
        if (isAlone(first) || isAlone(second)) {
            throw reject(VersionSentences.ALONE);
        }
        VersionInterval a = ofOne(requirement, first);
        VersionInterval b = ofOne(requirement, second);
        if (a.start != null && b.start != null) {
            throw reject(VersionSentences.lowerBounds(requirement.toString()));
        }
        if (a.end != null && b.end != null) {
            throw reject(VersionSentences.upperBounds(requirement.toString()));
        }
        return a.start != null ? new VersionInterval(a.start, b.end) : new VersionInterval(b.start, a.end);
    }

    private static boolean isAlone(Comparator comparator) {
        return switch (comparator.operator()) {
            case EXACT, CARET, TILDE, WILDCARD -> true;
            case GREATER, GREATER_EQUAL, LESS, LESS_EQUAL -> false;
        };
    }

    private static Version caretEnd(Comparator comparator) {
        Version named = comparator.lowest();
        if (comparator.major() == 0 && comparator.minor().isPresent()) {
            boolean patchLeads =
                    comparator.minor().getAsLong() == 0 && comparator.patch().isPresent();
            return patchLeads
                    ? Version.of(0, 0, increment(named.patch()), "0")
                    : Version.of(0, increment(named.minor()), 0, "0");
        }
        return Version.of(increment(named.major()), 0, 0, "0");
    }

    private static Version tildeEnd(Comparator comparator) {
        Version named = comparator.lowest();
        return comparator.minor().isEmpty()
                ? Version.of(increment(named.major()), 0, 0, "0")
                : Version.of(named.major(), increment(named.minor()), 0, "0");
    }

    /** The least version above the given one. Source: SemVer 2.0.0, rule 11: more identifiers come later. */
    private static Version next(Version version) {
        return version.isPreRelease()
                ? Version.of(version.major(), version.minor(), version.patch(), version.pre() + ".0")
                : Version.of(version.major(), version.minor(), increment(version.patch()), "0");
    }

    private static long increment(long number) {
        if (number == -1L) {
            throw reject(VersionSentences.NO_SUCCESSOR);
        }
        return number + 1;
    }

    private static RejectedInput reject(String message) {
        return new RejectedInput(Rejection.RANGES_INVALID, message);
    }

    /** As the messages of rejected ranges show it: {@code [0, 1.0.0]}, {@code (1.0.0, ∞)}. */
    @Override
    public String toString() {
        String from = start == null ? "[0" : (start.inclusive ? "[" : "(") + start.version;
        String to = end == null ? "∞)" : end.version + (end.inclusive ? "]" : ")");
        return from + ", " + to;
    }
}

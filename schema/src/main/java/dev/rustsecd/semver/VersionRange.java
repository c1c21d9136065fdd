package dev.rustsecd.semver;

import org.jspecify.annotations.Nullable;

/**
 * A half-open range by precedence: {@code introduced <= v < fixed}; null is no bound on that side. It may be empty
 * (both bounds equal), as four published advisories have it.
 */
public record VersionRange(
        @Nullable Version introduced, @Nullable Version fixed) {

    public boolean contains(Version version) {
        return (introduced == null || introduced.compareTo(version) <= 0)
                && (fixed == null || version.compareTo(fixed) < 0);
    }

    /** Whether any version of it is in {@code start <= v < end}; null is no end. */
    public boolean overlaps(Version start, @Nullable Version end) {
        boolean empty = introduced != null && fixed != null && introduced.compareTo(fixed) >= 0;
        return !empty
                && (end == null || introduced == null || introduced.compareTo(end) < 0)
                && (fixed == null || start.compareTo(fixed) < 0);
    }

    /** {@code [1.0.0, 2.0.0)}, with infinities where there is no bound. */
    @Override
    public String toString() {
        return "[" + (introduced == null ? "-∞" : introduced) + ", " + (fixed == null ? "+∞" : fixed) + ")";
    }
}

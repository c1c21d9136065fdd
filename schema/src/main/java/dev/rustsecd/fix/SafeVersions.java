package dev.rustsecd.fix;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.semver.Version;
import dev.rustsecd.semver.VersionRange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the ranges of some advisories leave of a crate's versions, seen from the locked one. Which versions were
 * published is not known here: a version is either named by a requirement, or merely allowed.
 */
final class SafeVersions implements Candidates {
    private final Version locked;
    private final List<Advisory> avoid;

    SafeVersions(Version locked, List<Advisory> avoid) {
        this.locked = locked;
        this.avoid = avoid;
    }

    /** The smallest version above the locked one that a requirement names and no advisory affects. */
    @Override
    public Optional<Version> smallestAbove(boolean compatible) {
        Version smallest = null;
        for (Advisory advisory : avoid) {
            for (Version version : advisory.versions().named()) {
                boolean better = smallest == null || version.compareTo(smallest) < 0;
                if (better && isAbove(version, compatible) && isReleaseLikeLocked(version) && isSafe(version)) {
                    smallest = version;
                }
            }
        }
        return Optional.ofNullable(smallest);
    }

    /** The greatest version below the locked one, compatible with it, that a requirement names and none affects. */
    @Override
    public Optional<Version> newestBelow() {
        return avoid.stream()
                .flatMap(advisory -> advisory.versions().named().stream())
                .filter(version -> version.compareTo(locked) < 0)
                .filter(locked::isCompatibleWith)
                .filter(this::isReleaseLikeLocked)
                .filter(this::isSafe)
                .max(Version::compareTo);
    }

    /**
     * Whether the ranges leave room for a release above the locked version, be it named or not. A gap between affected
     * ranges that holds a release holds the first release at or above where a range ends.
     */
    @Override
    public boolean allowsAbove(boolean compatible) {
        if (isFree(firstReleaseAbove().orElse(null), compatible)) {
            return true;
        }
        for (Advisory advisory : avoid) {
            for (VersionRange range : advisory.versions().affected().ranges()) {
                Version end = range.fixed();
                if (isFree(end == null ? null : end.release(), compatible)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isFree(@Nullable Version version, boolean compatible) {
        return version != null && isAbove(version, compatible) && isSafe(version);
    }

    private boolean isAbove(Version version, boolean compatible) {
        return version.compareTo(locked) > 0 && (!compatible || locked.isCompatibleWith(version));
    }

    private boolean isReleaseLikeLocked(Version version) {
        return !version.isPreRelease() || locked.isPreRelease();
    }

    private boolean isSafe(Version version) {
        for (Advisory advisory : avoid) {
            if (advisory.versions().contains(version)) {
                return false;
            }
        }
        return true;
    }

    private Optional<Version> firstReleaseAbove() {
        if (locked.isPreRelease()) {
            return Optional.of(locked.release());
        }
        return locked.patch() == -1L
                ? Optional.empty()
                : Optional.of(Version.of(locked.major(), locked.minor(), locked.patch() + 1));
    }
}

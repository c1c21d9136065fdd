package dev.rustsecd.fix;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.semver.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the ranges of some advisories leave of a crate's versions, seen from the locked one. Which versions were
 * published is not known here: a version is either named by a requirement, or merely promised.
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

    /** Of the versions that are named the smallest; one where the findings were mended before one that never had them. */
    @Override
    public Optional<Version> upgrade(List<Advisory> findings) {
        return avoid.stream()
                .flatMap(advisory -> advisory.versions().named().stream())
                .filter(version -> isAbove(version, false) && isReleaseLikeLocked(version) && isSafe(version))
                .filter(version -> findings.stream()
                        .allMatch(finding -> finding.versions().patched().isEmpty()
                                || finding.versions().isPatchedIn(version)))
                .min(Comparator.naturalOrder())
                .or(() -> smallestAbove(false));
    }

    /** The greatest version below the locked one that a requirement names and none affects, a compatible one first. */
    @Override
    public Optional<Version> newestBelow() {
        return avoid.stream()
                .flatMap(advisory -> advisory.versions().named().stream())
                .filter(version -> version.compareTo(locked) < 0)
                .filter(this::isReleaseLikeLocked)
                .filter(this::isSafe)
                .max(Comparator.<Version, Boolean>comparing(locked::isCompatibleWith)
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Whether the advisories say that there is a safe release above the locked version, be it named or not. */
    @Override
    public boolean allowsAbove(boolean compatible) {
        for (Advisory advisory : avoid) {
            for (Version version : advisory.versions().promised()) {
                if (isAbove(version, compatible) && isSafe(version)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public boolean isOneLacking(boolean alsoBelow) {
        return false;
    }

    @Override
    public String whyNone(List<Advisory> findings) {
        return new NoFixReason(locked, findings).ofRanges(avoid);
    }

    /**
     * The smallest version that the advisories say to be safe, above the locked one or also below it, and of which a
     * registry has neither itself nor, where it is but promised, a safe one above it.
     */
    Optional<Version> lackedBy(KnownCrate crate, boolean alsoBelow) {
        return avoid.stream()
                .flatMap(advisory ->
                        Stream.concat(advisory.versions().named().stream(), advisory.versions().promised().stream()))
                .filter(version -> alsoBelow || version.compareTo(locked) > 0)
                .filter(version -> isReleaseLikeLocked(version) && isSafe(version) && crate.lacks(version))
                .filter(version -> isNamed(version) || hasNoneFrom(version, crate))
                .min(Comparator.naturalOrder());
    }

    private boolean isNamed(Version version) {
        return avoid.stream().anyMatch(advisory -> advisory.versions().named().contains(version));
    }

    private boolean hasNoneFrom(Version first, KnownCrate crate) {
        return crate.ascending().stream()
                .map(PublishedVersion::version)
                .noneMatch(version -> version.release().compareTo(first) >= 0 && isSafe(version));
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
}

package dev.rustsecd.fix;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.semver.Version;
import java.util.List;
import java.util.Optional;

/** Some releases of a crate, ascending, seen from the locked one. */
record PublishedCandidates(SafeReleases of, List<Advisory> avoid, List<PublishedVersion> releases)
        implements Candidates {
    @Override
    public Optional<Version> smallestAbove(boolean compatible) {
        return releases.stream()
                .map(PublishedVersion::version)
                .filter(version -> version.compareTo(of.locked()) > 0)
                .filter(version -> !compatible || of.locked().isCompatibleWith(version))
                .findFirst();
    }

    @Override
    public Optional<Version> upgrade(List<Advisory> findings) {
        return releases.stream()
                .filter(release -> release.version().compareTo(of.locked()) > 0)
                .filter(release -> !of.locked().isCompatibleWith(release.version()))
                .min(SafeReleases.upgradeOrder(releases, findings))
                .map(PublishedVersion::version);
    }

    @Override
    public boolean allowsAbove(boolean compatible) {
        return smallestAbove(compatible).isPresent();
    }

    @Override
    public boolean isOneLacking(boolean alsoBelow) {
        return of.lacked(avoid, alsoBelow).isPresent();
    }

    @Override
    public String whyNone(List<Advisory> findings) {
        return of.whyNone(findings, avoid);
    }

    @Override
    public Optional<Version> newestBelow() {
        List<Version> below = releases.stream()
                .map(PublishedVersion::version)
                .filter(version -> version.compareTo(of.locked()) < 0)
                .toList();
        return SafeReleases.last(SafeReleases.orAll(below, of.locked()::isCompatibleWith));
    }
}

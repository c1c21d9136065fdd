package dev.rustsecd.catalog;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.fix.SafeReleases;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.release.Release;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.CrateAdvisories;
import dev.rustsecd.snapshot.RegistryAnswer;
import dev.rustsecd.snapshot.RegistryReader;
import dev.rustsecd.snapshot.RegistryReading;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.snapshot.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one crate.
 *
 * @param crate as the registry spells it, else as its advisories do, else as asked
 * @param known whether the registry has the crate; null where that cannot be said
 * @param live its advisories that are not withdrawn, by id
 * @param unreadable whether a record that may be about it cannot be read: it may have other advisories too
 * @param versions what is published, the newest first; null where that is not known
 * @param latestSafe the version to begin with today; null where none is safe, or that is not known
 * @param revision the highest revision among the facts that this consulted
 */
public record CrateOverview(
        CrateName crate,
        @Nullable Boolean known,
        List<AdvisoryRecord> live,
        List<AdvisoryRecord> withdrawn,
        boolean unreadable,
        @Nullable List<PublishedVersion> versions,
        @Nullable Release latestSafe,
        Revision revision,
        RegistryReading registry) {
    public CrateOverview {
        live = List.copyOf(live);
        withdrawn = List.copyOf(withdrawn);
        versions = versions == null ? null : List.copyOf(versions);
    }

    /** Whether nobody has such a crate: the registry does not, and no advisory was ever about one. */
    public boolean isNobodys() {
        return Boolean.FALSE.equals(known) && live.isEmpty() && withdrawn.isEmpty() && !unreadable;
    }

    /** The newest version that is neither yanked nor, where there is another, a pre-release. */
    public Optional<Version> newest() {
        List<Version> standing = versions == null
                ? List.of()
                : versions.stream()
                        .map(PublishedVersion::release)
                        .filter(release -> !release.isYanked())
                        .flatMap(release -> Optional.ofNullable(release.version()).stream())
                        .toList();
        return standing.stream()
                .filter(version -> !version.isPreRelease())
                .findFirst()
                .or(() -> standing.stream().findFirst());
    }

    /**
     * @param rules what the registry does not have it must have said lately; no young release is the latest safe one while
     *     an older one is safe
     */
    public static CrateOverview of(Snapshot snapshot, CrateName asked, Rules rules, Instant now) {
        RegistryReader reader = new RegistryReader(snapshot.registry(), rules.freshness(), now);
        RegistryReader.Found found = reader.look(asked.toString());
        RegistryAnswer answer = found.answer();
        CrateAdvisories advisories = snapshot.crate(asked);
        RegistryReading reading = reader.reading(List.of(found));
        boolean unreadable = advisories != null && advisories.unreadable();
        return new CrateOverview(
                snapshot.spelling(asked),
                known(answer, rules.freshness().isStale(answer, now)),
                advisories == null ? List.of() : advisories.live(),
                advisories == null ? List.of() : advisories.withdrawn(),
                unreadable,
                versions(answer, advisories),
                unreadable ? null : latestSafe(answer, advisories, rules.maturity(), now),
                snapshot.revisionOf(advisories).max(reading.revision()),
                reading);
    }

    /** What the registry said too long ago proves no absence. */
    private static @Nullable Boolean known(RegistryAnswer answer, boolean stale) {
        if (answer.isPresent()) {
            return true;
        }
        boolean absent = answer.isGiven() && !stale;
        return absent ? Boolean.FALSE : null;
    }

    private static @Nullable List<PublishedVersion> versions(
            RegistryAnswer answer, @Nullable CrateAdvisories advisories) {
        if (!answer.isGiven()) {
            return null;
        }
        CrateReleases crate = answer.crate();
        return crate == null || !answer.isPresent()
                ? List.of()
                : crate.releases().all().stream()
                        .filter(release -> release.version() != null)
                        .sorted(Comparator.comparing(CrateOverview::version).reversed())
                        .map(release -> PublishedVersion.of(release, version(release), advisories))
                        .toList();
    }

    private static Version version(Release release) {
        return Objects.requireNonNull(release.version());
    }

    private static @Nullable Release latestSafe(
            RegistryAnswer answer, @Nullable CrateAdvisories advisories, Maturity maturity, Instant now) {
        CrateReleases crate = answer.crate();
        if (crate == null || !answer.isPresent()) {
            return null;
        }
        List<Advisory> live = advisories == null ? List.of() : advisories.allLive();
        List<Advisory> vulnerabilities =
                live.stream().filter(Advisory::isLiveVulnerability).toList();
        return SafeReleases.latest(KnownCrate.of(crate, null), vulnerabilities, maturity, now)
                .orElse(null);
    }
}

package dev.rustsecd.resolve;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.PackedRequirements;
import dev.rustsecd.release.Release;
import dev.rustsecd.semver.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the registry says of one crate, unpacked once and kept for many answers. Immutable to the eye, and safe for many
 * threads.
 */
public final class KnownCrate {
    private static final Comparator<PublishedVersion> BY_VERSION = Comparator.comparing(PublishedVersion::version);

    private final String name;
    private final @Nullable CrateReleases releases;
    private final @Nullable PackedRequirements requirements;
    private volatile @Nullable List<PublishedVersion> ascending;

    private KnownCrate(String name, @Nullable CrateReleases releases, @Nullable PackedRequirements requirements) {
        this.name = name;
        this.releases = releases;
        this.requirements = requirements;
    }

    /**
     * @param requirements null where they could not be read
     */
    public static KnownCrate of(CrateReleases releases, @Nullable PackedRequirements requirements) {
        return new KnownCrate(releases.crate(), releases, requirements);
    }

    /** A crate that the registry does not have. */
    public static KnownCrate absent(String name) {
        return new KnownCrate(name, null, null);
    }

    /** As the registry spells it. */
    public String name() {
        return name;
    }

    public String canonical() {
        return CrateName.canonical(name);
    }

    /** Whether the registry has it now. */
    public boolean isThere() {
        return releases != null && !releases.isGone();
    }

    /** Whether the registry had it once and does not have it now. */
    public boolean isGone() {
        return releases != null && releases.isGone();
    }

    /** Whether the registry does not have that version of it now, so that what it says of the crate is not all there is. */
    public boolean lacks(Version version) {
        return !isThere() || find(version) == null;
    }

    /** What its versions require; null where that could not be read, and for a crate that is not. */
    public @Nullable PackedRequirements requirements() {
        return requirements;
    }

    /** Whether what its versions require could not be read. */
    public boolean isUnread() {
        return releases != null && requirements == null;
    }

    /** When a version without a time of publication was surely there; null for a crate that is not. */
    public @Nullable CrateReleases releases() {
        return releases;
    }

    /** Every version of it that is SemVer, those of a crate that is gone too. */
    public List<PublishedVersion> ascending() {
        List<PublishedVersion> known = ascending;
        if (known == null) {
            known = unpack();
            ascending = known;
        }
        return known;
    }

    public @Nullable PublishedVersion find(Version version) {
        List<PublishedVersion> all = ascending();
        int low = 0;
        int high = all.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = all.get(middle).version().compareTo(version);
            if (order == 0) {
                return all.get(middle);
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return null;
    }

    private List<PublishedVersion> unpack() {
        if (releases == null) {
            return List.of();
        }
        List<Release> all = Objects.requireNonNull(releases).releases().all();
        return all.stream()
                .filter(release -> release.version() != null)
                .map(release -> new PublishedVersion(name, release, requirements))
                .sorted(BY_VERSION)
                .toList();
    }
}

package dev.rustsecd.resolve;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.PackedRequirements;
import dev.rustsecd.release.Release;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the registry says of one crate, unpacked once and kept for many answers. Immutable to the eye, and safe for many
 * threads.
 */
public final class KnownCrate {
    /** Beyond these nothing is kept: requirements are strangers' texts. */
    private static final int MAX_REQUIREMENTS = 64;

    private static final Comparator<PublishedVersion> BY_VERSION = Comparator.comparing(PublishedVersion::version);

    private final String name;
    private final CanonicalName canonical;
    private final @Nullable CrateReleases releases;
    private final @Nullable PackedRequirements requirements;
    private volatile @Nullable List<PublishedVersion> ascending;
    private final Map<String, List<PublishedVersion>> admitted = new ConcurrentHashMap<>();

    private KnownCrate(String name, @Nullable CrateReleases releases, @Nullable PackedRequirements requirements) {
        this.name = name;
        this.canonical = CanonicalName.of(name);
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

    public CanonicalName canonical() {
        return canonical;
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

    /**
     * What a requirement admits and is not yanked, the newest first. Those of the requirements that were asked for are kept:
     * the same few stand in all lockfiles.
     */
    public List<PublishedVersion> admitted(Dependency dependency) {
        if (dependency.isAssumed()) {
            return admittedBy(dependency);
        }
        List<PublishedVersion> known = admitted.get(dependency.text());
        if (known == null) {
            known = admittedBy(dependency);
            if (admitted.size() < MAX_REQUIREMENTS) {
                admitted.put(dependency.text(), known);
            }
        }
        return known;
    }

    private List<PublishedVersion> admittedBy(Dependency dependency) {
        List<PublishedVersion> found = new ArrayList<>();
        List<PublishedVersion> all = ascending();
        for (int i = all.size() - 1; i >= 0; i--) {
            PublishedVersion release = all.get(i);
            if (!release.isYanked() && dependency.admits(release.version())) {
                found.add(release);
            }
        }
        return List.copyOf(found);
    }

    /**
     * A number that tells releases apart that require different things: what cargo makes of one of the same number it makes
     * of all, as far as nobody asks for a version.
     */
    public int shape(PublishedVersion release) {
        if (release.shape() < 0) {
            Map<String, Integer> numbers = new HashMap<>();
            for (PublishedVersion one : ascending()) {
                one.setShape(numbers.computeIfAbsent(one.needsText(), none -> numbers.size()));
            }
        }
        return release.shape();
    }

    /** The release of this version, else the only one that has build metadata behind it, or null. */
    public @Nullable PublishedVersion find(Version version) {
        List<PublishedVersion> all = ascending();
        int low = place(all, version);
        if (low < all.size() && all.get(low).version().equals(version)) {
            return all.get(low);
        }
        boolean one = isBuildOf(all, low, version) && !isBuildOf(all, low + 1, version);
        return one ? all.get(low) : null;
    }

    // What has build metadata comes right behind what has none.
    private static boolean isBuildOf(List<PublishedVersion> all, int place, Version version) {
        return place < all.size() && all.get(place).version().isBuildOf(version);
    }

    /** Of the first release that is not below a version. */
    private static int place(List<PublishedVersion> all, Version version) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean below = all.get(middle).version().compareTo(version) < 0;
            low = below ? middle + 1 : low;
            high = below ? high : middle;
        }
        return low;
    }

    private List<PublishedVersion> unpack() {
        if (releases == null) {
            return List.of();
        }
        List<Release> all = Objects.requireNonNull(releases).releases().all();
        return all.stream()
                .filter(release -> release.version() != null)
                .map(release -> new PublishedVersion(name, canonical, release, requirements))
                .sorted(BY_VERSION)
                .toList();
    }
}

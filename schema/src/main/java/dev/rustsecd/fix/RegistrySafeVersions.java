package dev.rustsecd.fix;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.release.Release;
import dev.rustsecd.semver.Version;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a crate that may be suggested: published, not yanked, SemVer, and built by the compiler that is there.
 * Which of them are safe depends on what is to be avoided. A crate that is gone has none.
 */
public final class RegistrySafeVersions {
    /** Ascending. */
    private final List<Release> releases;

    private RegistrySafeVersions(List<Release> releases) {
        this.releases = releases;
    }

    /**
     * @param rustVersion the compiler that is there; null for any. A release that names none is taken to work with it
     */
    public static RegistrySafeVersions of(CrateReleases crate, @Nullable Version rustVersion) {
        List<Release> all = crate.isGone() ? List.of() : crate.releases().all();
        return new RegistrySafeVersions(all.stream()
                .filter(release -> release.version() != null && !release.isYanked())
                .filter(release -> isBuiltBy(rustVersion, release))
                .sorted(Comparator.comparing(RegistrySafeVersions::version))
                .toList());
    }

    /**
     * The smallest one above a version.
     *
     * @param compatible whether Cargo must take it for compatible
     * @param avoid what must not affect it
     */
    public Optional<Release> smallestAbove(Version locked, boolean compatible, List<Advisory> avoid) {
        return safe(avoid, likeLocked(locked))
                .filter(release -> version(release).compareTo(locked) > 0)
                .filter(release -> !compatible || locked.isCompatibleWith(version(release)))
                .findFirst();
    }

    /** The newest one below a version: a compatible one where there is one. */
    public Optional<Release> newestBelow(Version locked, List<Advisory> avoid) {
        List<Release> below = safe(avoid, likeLocked(locked))
                .filter(release -> version(release).compareTo(locked) < 0)
                .toList();
        return last(below.stream()
                        .filter(release -> locked.isCompatibleWith(version(release)))
                        .toList())
                .or(() -> last(below));
    }

    /**
     * The newest one: no young one while an older one is safe, and no pre-release while a release is.
     *
     * @param avoid what must not affect it
     */
    public Optional<Release> latest(List<Advisory> avoid, Maturity maturity, Instant now) {
        List<Release> safe = safe(avoid, release -> true).toList();
        List<Release> old = orAll(safe, release -> !maturity.isYoung(release, now));
        return last(orAll(old, release -> !version(release).isPreRelease()));
    }

    /** The release of a version; nothing where it may not be suggested. */
    public Optional<Release> of(Version version) {
        return releases.stream()
                .filter(release -> version(release).equals(version))
                .findFirst();
    }

    private Stream<Release> safe(List<Advisory> avoid, Predicate<Release> wanted) {
        return releases.stream()
                .filter(wanted)
                .filter(release ->
                        avoid.stream().noneMatch(advisory -> advisory.versions().contains(version(release))));
    }

    private static Predicate<Release> likeLocked(Version locked) {
        return release -> !version(release).isPreRelease() || locked.isPreRelease();
    }

    private static List<Release> orAll(List<Release> all, Predicate<Release> better) {
        List<Release> some = all.stream().filter(better).toList();
        return some.isEmpty() ? all : some;
    }

    private static Optional<Release> last(List<Release> ascending) {
        return ascending.isEmpty() ? Optional.empty() : Optional.of(ascending.get(ascending.size() - 1));
    }

    // Source: Cargo reference, "The rust-version field": two or three numbers, no operator, no pre-release.
    private static boolean isBuiltBy(@Nullable Version rustVersion, Release release) {
        String needed = release.rustVersion();
        if (rustVersion == null || needed == null) {
            return true;
        }
        String whole = needed.indexOf('.') == needed.lastIndexOf('.') ? needed + ".0" : needed;
        return Version.tryParse(whole)
                .map(least -> least.compareTo(rustVersion) <= 0)
                .orElse(true);
    }

    private static Version version(Release release) {
        return Objects.requireNonNull(release.version());
    }
}

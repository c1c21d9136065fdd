package dev.rustsecd.yank;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.semver.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the version to which a yanked one may move: the smallest safe one above, compatible ones first. */
final class YankTargets {
    private final List<LineRelease> all;
    private final List<Advisory> live;
    private final @Nullable Version rustVersion;
    private final Instant now;

    /**
     * @param all the versions of the crate, ascending
     */
    YankTargets(List<LineRelease> all, List<Advisory> live, @Nullable Version rustVersion, Instant now) {
        this.all = all;
        this.live = live;
        this.rustVersion = rustVersion;
        this.now = now;
    }

    /**
     * @param affecting the advisories to get away from, whatever their kind; no vulnerability is moved into either
     * @param known whether a version without a time of publication is none
     */
    @Nullable
    LineRelease of(Version from, List<Advisory> affecting, Duration minAge, boolean known) {
        List<Advisory> avoid = new ArrayList<>(affecting);
        live.stream().filter(Advisory::isLiveVulnerability).forEach(avoid::add);
        Instant latest = now.minus(minAge);
        LineRelease other = null;
        for (LineRelease release : all) {
            Version version = release.version();
            boolean fits = version.compareTo(from) > 0
                    && !release.isYanked()
                    && (from.isPreRelease() || !version.isPreRelease())
                    && release.isOutBefore(latest)
                    && !(known && release.release().published() == null)
                    && release.release().isBuiltBy(rustVersion)
                    && avoid.stream().noneMatch(advisory -> advisory.versions().contains(version));
            if (fits && version.isCompatibleWith(from)) {
                return release;
            }
            other = fits && other == null ? release : other;
        }
        return other;
    }
}

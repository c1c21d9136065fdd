package dev.rustsecd.yank;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.PackedReleases;
import dev.rustsecd.release.Release;
import dev.rustsecd.semver.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The versions of one crate by their semver-compatible lines; each line is judged once, when it is first asked for. */
final class CrateLines {
    private final List<LineRelease> all = new ArrayList<>();
    private final List<Advisory> vulnerabilities;
    private final Instant firstLoaded;
    private final YankRule rule;
    private final Instant now;
    private final PackedReleases packed;
    private final Map<String, Release> byNumber = new HashMap<>();
    private final Map<Key, List<LineRelease>> lines = new HashMap<>();
    private final Map<Key, LinePattern> patterns = new HashMap<>();

    /** What the versions of a line have in common; a pre-release looks at pre-releases too, a release does not. */
    private record Key(long major, long minor, long patch, boolean preReleases) {
        static Key of(Version version) {
            return of(version, version.isPreRelease());
        }

        static Key of(Version version, boolean preReleases) {
            boolean zero = version.major() == 0;
            boolean zeros = zero && version.minor() == 0;
            return new Key(version.major(), zero ? version.minor() : 0, zeros ? version.patch() : 0, preReleases);
        }
    }

    CrateLines(CrateReleases crate, CrateYankReasons reasons, List<Advisory> live, YankRule rule, Instant now) {
        this.vulnerabilities =
                live.stream().filter(Advisory::isLiveVulnerability).toList();
        this.firstLoaded = crate.firstLoaded();
        this.rule = rule;
        this.now = now;
        this.packed = crate.releases();
        for (Release release : packed.all()) {
            byNumber.put(release.number(), release);
            Version version = release.version();
            if (version != null) {
                all.add(LineRelease.of(release, version, reasons.ofRegistry(release.number())));
            }
        }
        all.sort(Comparator.comparing(LineRelease::version));
        all.forEach(release -> lines.computeIfAbsent(Key.of(release.version(), true), line -> new ArrayList<>())
                .add(release));
    }

    /**
     * A version by its number, also one that is not SemVer. A number without build metadata stands for the only version that
     * has some behind it, where none is without.
     */
    @Nullable
    Release find(String number) {
        Release exact = byNumber.get(number);
        return exact == null ? packed.find(number) : exact;
    }

    /** Every version that is SemVer, ascending. */
    List<LineRelease> all() {
        return all;
    }

    /** The line of a version: releases, and pre-releases where the version is one. */
    private List<LineRelease> lineOf(Version version) {
        return lines.getOrDefault(Key.of(version, true), List.of()).stream()
                .filter(release -> version.isPreRelease() || !release.version().isPreRelease())
                .toList();
    }

    /** The newest release of the line of a version that is not yanked, or null. */
    @Nullable
    LineRelease newestUnyanked(Version version) {
        LineRelease newest = null;
        for (LineRelease release : lineOf(version)) {
            newest = release.isYanked() ? newest : release;
        }
        return newest;
    }

    LinePattern patternOf(Version version) {
        return patterns.computeIfAbsent(
                Key.of(version), key -> new LinePattern(lineOf(version), vulnerabilities, firstLoaded, rule, now));
    }
}

package dev.rustsecd.fix;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.release.Release;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.semver.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The releases of a crate to which a package of it may move. Safe is what the registry has, unyanked, that no live
 * vulnerability affects, that is no pre-release unless the locked version is one, and that the compiler can build.
 */
public final class SafeReleases {
    private final KnownCrate crate;
    private final Version locked;
    private final List<Advisory> live;
    private final List<Advisory> vulnerabilities;
    private final FixRules rules;

    /**
     * @param locked may lack the build metadata that the registry has
     * @param live the advisories of the crate that are not withdrawn
     */
    public SafeReleases(KnownCrate crate, Version locked, List<Advisory> live, FixRules rules) {
        PublishedVersion published = crate.find(locked);
        this.crate = crate;
        this.locked = published == null ? locked : published.version();
        this.live = live;
        this.vulnerabilities =
                live.stream().filter(Advisory::isLiveVulnerability).toList();
        this.rules = rules;
    }

    /**
     * Where to move, best first.
     *
     * @param compatible above the locked version and compatible with it
     * @param incompatible above it otherwise: the lowest line first in which a patched version exists, the newest of each
     *     first
     * @param below malware only, where nothing above is safe: the newest first, compatible ones before the others
     * @param staying vulnerabilities of the locked version that the targets may keep, as nothing is free of them
     */
    public record Targets(
            List<PublishedVersion> compatible,
            List<PublishedVersion> incompatible,
            List<PublishedVersion> below,
            List<Advisory> staying) {
        public static final Targets NONE = new Targets(List.of(), List.of(), List.of(), List.of());

        public Targets {
            compatible = List.copyOf(compatible);
            incompatible = List.copyOf(incompatible);
            below = List.copyOf(below);
            staying = List.copyOf(staying);
        }

        /** In order of preference. */
        public List<PublishedVersion> all() {
            List<PublishedVersion> all = new ArrayList<>(compatible);
            all.addAll(incompatible);
            all.addAll(below);
            return all;
        }

        /** The versions above the locked one. */
        public List<Version> above() {
            return Stream.concat(compatible.stream(), incompatible.stream())
                    .map(PublishedVersion::version)
                    .toList();
        }

        /** Whether there is none. */
        public boolean isEmpty() {
            return compatible.isEmpty() && incompatible.isEmpty() && below.isEmpty();
        }
    }

    /** Where to move to leave the findings behind, whatever their kinds. */
    public Targets awayFrom(List<Advisory> findings) {
        List<Advisory> strict = strict(findings);
        Targets safe = targets(strict, findings, List.of());
        if (!safe.isEmpty()) {
            return safe;
        }
        List<Advisory> alreadyThere = vulnerabilities.stream()
                .filter(advisory -> advisory.versions().contains(locked) && !findings.contains(advisory))
                .toList();
        List<Advisory> lenient = new ArrayList<>(strict);
        lenient.removeAll(alreadyThere);
        return alreadyThere.isEmpty() ? safe : targets(lenient, findings, alreadyThere);
    }

    /** Where to move from a version that was yanked: to the release that its yank leads to, where that is compatible. */
    public Targets awayFromYank(Version to) {
        List<PublishedVersion> only = safe(vulnerabilities).stream()
                .filter(candidate -> candidate.version().equals(to) && locked.isCompatibleWith(to))
                .filter(candidate -> !rules.isYoung(candidate))
                .toList();
        return new Targets(only, List.of(), List.of(), List.of());
    }

    Version locked() {
        return locked;
    }

    /** The releases that some advisories do not affect, as candidates. */
    Candidates freeOf(List<Advisory> avoid) {
        return new PublishedCandidates(this, avoid, safe(avoid));
    }

    /**
     * Why there is nowhere to move to from the findings, as a clause.
     *
     * @param avoid what a release must be free of to be safe
     */
    String whyNone(List<Advisory> findings, List<Advisory> avoid) {
        boolean malicious = findings.stream().anyMatch(Advisory::isMalicious);
        return new NoFixReason(locked, findings).ofReleases(crate, lacked(avoid, malicious), avoid, rules);
    }

    /** As {@link #awayFrom} found it: why there are no targets. */
    public String whyNone(List<Advisory> findings) {
        return crate.lacks(locked)
                ? new NoFixReason(locked, findings).ofRanges(strict(findings))
                : whyNone(findings, strict(findings));
    }

    /** Whether the advisories say of a version that it is safe, and the registry does not have it. */
    public boolean isOneLacking(List<Advisory> findings) {
        boolean malicious = findings.stream().anyMatch(Advisory::isMalicious);
        return lacked(strict(findings), malicious).isPresent();
    }

    Optional<Version> lacked(List<Advisory> avoid, boolean alsoBelow) {
        return new SafeVersions(locked, avoid).lackedBy(crate, alsoBelow);
    }

    private List<Advisory> strict(List<Advisory> findings) {
        List<Advisory> strict = new ArrayList<>(vulnerabilities);
        findings.stream().filter(one -> !strict.contains(one)).forEach(strict::add);
        return strict;
    }

    /**
     * The newest release of a crate that may be suggested to whoever has none yet: no young one while an older one is safe,
     * and no pre-release while a release is.
     *
     * @param avoid what must not affect it
     */
    public static Optional<Release> latest(KnownCrate crate, List<Advisory> avoid, Maturity maturity, Instant now) {
        List<Release> safe = (crate.isThere() ? crate.ascending() : List.<PublishedVersion>of())
                .stream()
                        .filter(candidate -> !candidate.isYanked() && isFree(candidate, avoid))
                        .map(PublishedVersion::release)
                        .toList();
        List<Release> old = orAll(safe, release -> !maturity.isYoung(release, now));
        return last(orAll(old, release -> !isPreRelease(release)));
    }

    /** That of this crate, as the registry writes it; null where there is none. */
    public @Nullable String latest() {
        return latest(crate, vulnerabilities, rules.maturity(), rules.now())
                .map(Release::number)
                .orElse(null);
    }

    private static boolean isPreRelease(Release release) {
        Version version = release.version();
        return version != null && version.isPreRelease();
    }

    static <T> List<T> orAll(List<T> all, Predicate<T> better) {
        List<T> some = all.stream().filter(better).toList();
        return some.isEmpty() ? all : some;
    }

    static <T> Optional<T> last(List<T> ascending) {
        return ascending.isEmpty() ? Optional.empty() : Optional.of(ascending.get(ascending.size() - 1));
    }

    /**
     * Where a package may move that is itself not the matter: nowhere where more affects it than now. Those that no
     * vulnerability affects come first, each part ascending, compatible ones before the others.
     */
    public List<PublishedVersion> above() {
        List<PublishedVersion> clean = new ArrayList<>();
        List<PublishedVersion> asNow = new ArrayList<>();
        for (PublishedVersion candidate : crate.ascending()) {
            if (isAdmissible(candidate) && candidate.version().compareTo(locked) > 0 && !bringsMore(candidate)) {
                (isFree(candidate, vulnerabilities) ? clean : asNow).add(candidate);
            }
        }
        clean.addAll(asNow);
        clean.sort(Comparator.comparing(candidate -> !locked.isCompatibleWith(candidate.version())));
        return clean;
    }

    /** Releases of a dependent to which it may move: of no vulnerability that the locked one does not have; ascending. */
    public List<PublishedVersion> ofDependent() {
        return crate.ascending().stream()
                .filter(candidate ->
                        isAdmissible(candidate) && candidate.version().compareTo(locked) > 0)
                .filter(candidate -> vulnerabilities.stream()
                        .noneMatch(advisory -> advisory.versions().contains(candidate.version())
                                && !advisory.versions().contains(locked)))
                .toList();
    }

    /** Whether the registry had the crate and has it no more, and a finding affects every version that there can be. */
    public boolean isGoneWith(List<Advisory> findings) {
        return crate.isGone()
                && findings.stream()
                        .anyMatch(finding -> finding.versions().affected().isAll());
    }

    private Targets targets(List<Advisory> avoid, List<Advisory> findings, List<Advisory> staying) {
        List<PublishedVersion> compatible = new ArrayList<>();
        List<PublishedVersion> incompatible = new ArrayList<>();
        List<PublishedVersion> below = new ArrayList<>();
        for (PublishedVersion candidate : safe(avoid)) {
            boolean above = candidate.version().compareTo(locked) > 0;
            List<PublishedVersion> aboveOnes = locked.isCompatibleWith(candidate.version()) ? compatible : incompatible;
            (above ? aboveOnes : below).add(candidate);
        }
        boolean down = compatible.isEmpty()
                && incompatible.isEmpty()
                && findings.stream().anyMatch(Advisory::isMalicious);
        Collections.reverse(below);
        below.sort(Comparator.comparing(candidate -> !locked.isCompatibleWith(candidate.version())));
        incompatible.sort(upgradeOrder(incompatible, findings));
        return new Targets(fewestFirst(compatible), incompatible, down ? below : List.of(), staying);
    }

    /** Lines in which the findings were mended before those that merely happen to be unaffected. */
    static Comparator<PublishedVersion> upgradeOrder(List<PublishedVersion> all, List<Advisory> findings) {
        Set<Version> patched = new HashSet<>();
        for (PublishedVersion release : all) {
            if (isPatched(release, findings)) {
                patched.add(release.version().firstCompatible());
            }
        }
        return Comparator.<PublishedVersion, Boolean>comparing(
                        release -> !patched.contains(release.version().firstCompatible()))
                .thenComparing(release -> release.version().firstCompatible())
                .thenComparing(PublishedVersion::version, Comparator.reverseOrder());
    }

    private static boolean isPatched(PublishedVersion release, List<Advisory> findings) {
        return findings.stream()
                .allMatch(finding -> finding.versions().patched().isEmpty()
                        || finding.versions().isPatchedIn(release.version()));
    }

    /** Every other release that may be suggested and that some advisories do not affect, ascending. */
    private List<PublishedVersion> safe(List<Advisory> avoid) {
        if (!crate.isThere()) {
            return List.of();
        }
        return crate.ascending().stream()
                .filter(candidate -> !candidate.version().equals(locked))
                .filter(candidate -> isAdmissible(candidate) && isFree(candidate, avoid))
                .toList();
    }

    /** Those that bring no advisory of a lesser kind come first. */
    private List<PublishedVersion> fewestFirst(List<PublishedVersion> ascending) {
        List<PublishedVersion> sorted = new ArrayList<>(ascending);
        sorted.sort(Comparator.comparing(this::bringsMore));
        return sorted;
    }

    private boolean bringsMore(PublishedVersion candidate) {
        return live.stream()
                .anyMatch(advisory -> advisory.versions().contains(candidate.version())
                        && !advisory.versions().contains(locked));
    }

    private boolean isAdmissible(PublishedVersion candidate) {
        return !candidate.isYanked()
                && (!candidate.version().isPreRelease() || locked.isPreRelease())
                && candidate.release().isBuiltBy(rules.rustVersion());
    }

    private static boolean isFree(PublishedVersion candidate, List<Advisory> avoid) {
        Predicate<Advisory> affects = advisory -> advisory.versions().contains(candidate.version());
        return avoid.stream().noneMatch(affects);
    }
}

package dev.rustsecd.yank;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.Release;
import dev.rustsecd.semver.Version;
import dev.rustsecd.yank.YankReason.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says of the yanks of one crate why they are, and whether to follow them.
 *
 * <p>A yank costs its maker nothing and proves nothing: whoever has taken over a crate can yank what is good so that tools
 * tell people to move to what is not, as happened to {@code arrayref} in August 2026. So a yank alone never suggests a
 * version. Beside an advisory of a vulnerability, only a reason that somebody gave does, and only where the line does not
 * look like that.
 */
public final class YankAssessor {
    private final CrateReleases crate;
    private final CrateYankReasons reasons;
    private final List<Advisory> live;
    private final YankRule rule;
    private final Instant now;
    private final CrateLines lines;
    private final YankTargets targets;
    private final YankEvidence evidence;

    /** What is known of one yanked version. */
    private record Case(
            Release release,
            Release.Yank yank,
            List<Advisory> affecting,
            List<Advisory> maliciousInLine,
            @Nullable RecordedReason operator,
            @Nullable RecordedReason registry,
            @Nullable LinePattern line) {
        boolean isVulnerable() {
            return affecting.stream().anyMatch(Advisory::isLiveVulnerability);
        }

        boolean isMalicious() {
            return affecting.stream().anyMatch(Advisory::isMalicious);
        }

        @Nullable
        YankWave wave() {
            Version version = release.version();
            YankWave wave = line == null ? null : line.wave();
            return wave != null && version != null && wave.reaches(version) ? wave : null;
        }
    }

    /**
     * @param live the crate's advisories that are not withdrawn
     * @param requirements what the versions require, for further evidence
     */
    public YankAssessor(
            CrateReleases crate,
            CrateYankReasons reasons,
            List<Advisory> live,
            KnownRequirements requirements,
            YankRule rule,
            Instant now) {
        this.crate = crate;
        this.reasons = reasons;
        this.live = List.copyOf(live);
        this.rule = rule;
        this.now = now;
        this.lines = new CrateLines(crate, reasons, live, rule, now);
        this.targets = new YankTargets(lines.all(), live, rule.rustVersion(), now);
        this.evidence = new YankEvidence(crate, requirements, rule);
    }

    /**
     * @param number of a version as the index writes it
     */
    public Yank assess(String number) {
        Release release = lines.find(number);
        return release == null ? Yank.unknown(affectedBy(live, number)) : assess(release);
    }

    /** Ids of those of some advisories that affect a version. */
    public static List<String> affectedBy(List<Advisory> live, String number) {
        Version version = Version.tryParse(number).orElse(null);
        return version == null
                ? List.of()
                : idsOf(live.stream()
                        .filter(advisory -> advisory.versions().contains(version))
                        .toList());
    }

    private static List<String> idsOf(List<Advisory> advisories) {
        return advisories.stream().map(advisory -> advisory.id().text()).toList();
    }

    /** Of a version of this crate. */
    public Yank assess(Release release) {
        Release.Yank yank = release.yank();
        Version version = release.version();
        if (yank == null) {
            return Yank.notYanked(idsOf(version == null ? List.of() : affecting(version)), newestUnyanked(version));
        }
        Case one = gather(release, yank);
        YankClass yankClass = classify(one);
        boolean held = isHeld(one);
        LineRelease target = held ? null : target(one, yankClass);
        RecordedReason registry = one.registry();
        return new Yank(
                YankState.YANKED,
                registry == null ? null : registry.yankedAt(),
                yank.seen() == null ? crate.firstLoaded() : yank.seen(),
                yankClass,
                reasons(one),
                idsOf(one.affecting()),
                newestUnyanked(version),
                held ? YankAction.HOLD : target == null ? YankAction.NONE : YankAction.UPDATE,
                evidence(one, target),
                target == null ? null : target.version());
    }

    private Case gather(Release release, Release.Yank yank) {
        Version version = release.version();
        RecordedReason operator = about(yank, reasons.ofOperator(release.number()));
        RecordedReason registry = about(yank, reasons.ofRegistry(release.number()));
        return version == null
                ? new Case(release, yank, List.of(), List.of(), operator, registry, null)
                : new Case(
                        release,
                        yank,
                        affecting(version),
                        those(advisory -> advisory.isMalicious() && touches(advisory, version)),
                        operator,
                        registry,
                        lines.patternOf(version));
    }

    private List<Advisory> affecting(Version version) {
        return those(advisory -> advisory.versions().contains(version));
    }

    private Yank.@Nullable Newest newestUnyanked(@Nullable Version version) {
        LineRelease newest = version == null ? null : lines.newestUnyanked(version);
        return newest == null
                ? null
                : new Yank.Newest(newest.release().number(), newest.release().published());
    }

    private List<Advisory> those(Predicate<Advisory> which) {
        return live.stream().filter(which).toList();
    }

    /** Whether it affects anything within the line of the version, be it in the registry or not. */
    private static boolean touches(Advisory advisory, Version version) {
        Version start = version.firstCompatible();
        Version end = version.nextIncompatible().orElse(null);
        return advisory.versions().affected().ranges().stream().anyMatch(range -> range.overlaps(start, end));
    }

    private static @Nullable RecordedReason about(Release.Yank yank, @Nullable RecordedReason reason) {
        return reason != null && reason.isAbout(yank) ? reason : null;
    }

    private static YankClass classify(Case one) {
        if (!one.affecting().isEmpty()) {
            return YankClass.SECURITY;
        }
        if (one.operator() != null && one.operator().document() != null) {
            return YankClass.OPERATOR;
        }
        if (one.wave() != null) {
            return YankClass.SUSPICIOUS;
        }
        return one.registry() != null && one.registry().document() != null
                ? YankClass.REGISTRY_MESSAGE
                : YankClass.UNEXPLAINED;
    }

    /** Whether the line looks attacked, or was, and nothing that is known of the version itself says to leave it. */
    private static boolean isHeld(Case one) {
        boolean attacked = one.wave() != null || !one.maliciousInLine().isEmpty();
        return attacked && !one.isVulnerable() && !one.isMalicious();
    }

    private @Nullable LineRelease target(Case one, YankClass yankClass) {
        Version version = one.release().version();
        if (version == null || one.isMalicious() || !isReason(one, yankClass)) {
            return null;
        }
        boolean careful =
                !one.isVulnerable() && one.line() != null && one.line().isCrowded();
        Duration minAge = careful ? rule.settledAge() : rule.minReleaseAge();
        return targets.of(version, one.affecting(), minAge, careful);
    }

    /** Whether what is said of the yank is a reason to move. A message of the registry must have stood for a while. */
    private boolean isReason(Case one, YankClass yankClass) {
        return switch (yankClass) {
            case SECURITY, OPERATOR -> true;
            case REGISTRY_MESSAGE -> {
                Instant since = one.registry() == null ? null : one.registry().yankedAt();
                since = since == null ? one.yank().seen() : since;
                yield since != null && !since.isAfter(now.minus(rule.minReleaseAge()));
            }
            case SUSPICIOUS, UNEXPLAINED -> false;
        };
    }

    private List<YankReason> reasons(Case one) {
        List<YankReason> all = new ArrayList<>();
        YankCause cause = cause(one);
        one.affecting().stream().filter(cause::canBe).forEach(advisory -> all.add(YankReason.of(advisory)));
        add(all, Source.OPERATOR, one.operator());
        add(all, Source.REGISTRY, one.registry());
        return all;
    }

    private static YankCause cause(Case one) {
        List<YankDocument> said = Stream.of(one.operator(), one.registry())
                .flatMap(reason -> Stream.ofNullable(reason == null ? null : reason.document()))
                .toList();
        return new YankCause(LineRelease.yankedAt(one.yank(), one.registry()), said);
    }

    private static void add(List<YankReason> all, Source source, @Nullable RecordedReason reason) {
        YankDocument document = reason == null ? null : reason.document();
        if (document != null) {
            all.add(YankReason.of(source, document));
        }
    }

    private List<String> evidence(Case one, @Nullable LineRelease target) {
        Version version = one.release().version();
        LinePattern line = one.line();
        if (version == null || line == null) {
            return List.of();
        }
        YankWave wave = one.wave();
        List<String> sentences = new ArrayList<>(
                wave == null
                        ? evidence.ofVersionsAbove(version, line.releases())
                        : evidence.ofWave(wave, line.releases()));
        one.maliciousInLine().forEach(advisory -> sentences.add(evidence.ofMalicious(advisory, line.releases())));
        if (target != null) {
            sentences.add(evidence.ofTarget(target));
        }
        return sentences;
    }
}

package dev.rustsecd.fix;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.semver.Version;
import dev.rustsecd.words.NoFixSentences;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Why there is no safe version to move to: what the advisories leave open, and what the registry lacks. */
public final class NoFixReason {
    private final Version locked;
    private final List<Advisory> findings;

    public NoFixReason(Version locked, List<Advisory> findings) {
        this.locked = locked;
        this.findings = List.copyOf(findings);
    }

    /**
     * As a sentence, from the ranges alone.
     *
     * @param avoid what a version must be free of to be safe
     */
    String ofRanges(List<Advisory> avoid) {
        return new SafeVersions(locked, findings)
                .smallestAbove(false)
                .flatMap(version -> having(version, avoid))
                .or(() -> openBound(NoFixSentences::versionsAboveNotNamed))
                .orElseGet(this::allAffected);
    }

    /**
     * As a sentence, where a registry has the crate.
     *
     * @param lacked what the advisories say to be safe and the registry does not have
     * @param avoid what a release must be free of to be safe
     */
    String ofReleases(KnownCrate crate, Optional<Version> lacked, List<Advisory> avoid, FixRules rules) {
        if (lacked.isPresent()) {
            boolean named = avoid.stream()
                    .anyMatch(advisory -> advisory.versions().named().contains(lacked.get()));
            String version = lacked.get().toString();
            return named
                    ? NoFixSentences.fixedVersionNotPublished(crate.name(), version)
                    : NoFixSentences.fixedVersionsNotPublished(crate.name(), version);
        }
        return crate.ascending().stream()
                .filter(release -> release.version().compareTo(locked) > 0 && isFree(release))
                .findFirst()
                .map(release -> unsuitable(release, avoid, rules))
                .or(() -> openBound(NoFixSentences::versionsAboveNotThere))
                .orElseGet(this::allAffected);
    }

    /**
     * The same for malware, which must go where there is nothing else.
     *
     * @param noWay as the others say it
     */
    public String ofMalware(String noWay) {
        String malicious = NoFixSentences.malicious();
        return noWay.equals(allAffected()) ? malicious : malicious + ' ' + noWay;
    }

    private Optional<String> openBound(BinaryOperator<String> sentence) {
        return isUnmaintained()
                ? Optional.empty()
                : findings.stream()
                        .filter(finding -> finding.versions().lastKnown().isPresent())
                        .findFirst()
                        .map(finding -> sentence.apply(
                                finding.id().text(),
                                finding.versions().lastKnown().get().toString()));
    }

    private String allAffected() {
        return isUnmaintained() ? NoFixSentences.unmaintained() : NoFixSentences.notFixedYet();
    }

    /** Whether it is the crate that has ended, and not a version that is bad. */
    private boolean isUnmaintained() {
        return findings.stream().allMatch(finding -> finding.kind() == AdvisoryKind.UNMAINTAINED);
    }

    private boolean isFree(PublishedVersion release) {
        return findings.stream().noneMatch(finding -> finding.versions().contains(release.version()));
    }

    private static String unsuitable(PublishedVersion release, List<Advisory> avoid, FixRules rules) {
        String version = release.version().toString();
        if (release.isYanked()) {
            return NoFixSentences.fixedVersionIsYanked(version);
        }
        return having(release.version(), avoid)
                .orElseGet(() -> release.release().isBuiltBy(rules.rustVersion())
                        ? NoFixSentences.fixedVersionIsPreRelease(version)
                        : NoFixSentences.fixedVersionNeedsRust(
                                version,
                                Objects.requireNonNull(release.release().rustVersion())));
    }

    /** What else affects a version. */
    private static Optional<String> having(Version version, List<Advisory> avoid) {
        return avoid.stream()
                .filter(advisory -> advisory.versions().contains(version))
                .findFirst()
                .map(advisory -> NoFixSentences.fixedVersionHas(
                        version.toString(), advisory.id().text()));
    }
}

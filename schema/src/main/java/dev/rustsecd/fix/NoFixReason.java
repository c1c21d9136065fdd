package dev.rustsecd.fix;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.semver.Version;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Says why there is no safe version to move to: what the advisories leave open, and what the registry lacks. */
public final class NoFixReason {
    private final Version locked;
    private final List<Advisory> findings;

    public NoFixReason(Version locked, List<Advisory> findings) {
        this.locked = locked;
        this.findings = List.copyOf(findings);
    }

    /**
     * As a clause, from the ranges alone.
     *
     * @param avoid what a version must be free of to be safe
     */
    String ofRanges(List<Advisory> avoid) {
        return new SafeVersions(locked, findings)
                .smallestAbove(false)
                .flatMap(version -> having(version, avoid))
                .or(() -> openBound().map(open -> open + ", which names none"))
                .orElseGet(this::allAffected);
    }

    /**
     * As a clause, where a registry has the crate.
     *
     * @param lacked what the advisories say to be safe and the registry does not have
     * @param avoid what a release must be free of to be safe
     */
    String ofReleases(KnownCrate crate, Optional<Version> lacked, List<Advisory> avoid, FixRules rules) {
        if (lacked.isPresent()) {
            boolean named = avoid.stream()
                    .anyMatch(advisory -> advisory.versions().named().contains(lacked.get()));
            String what = named ? crate.name() + ' ' + lacked.get() : crate.name() + " from " + lacked.get() + " on";
            return "the registry does not have " + what + ", which the advisories say is safe";
        }
        return crate.ascending().stream()
                .filter(release -> release.version().compareTo(locked) > 0 && isFree(release))
                .findFirst()
                .map(release -> unsuitable(release, avoid, rules))
                .orElseGet(() -> openBound()
                        .map(open -> open + ", and the registry has none that is safe")
                        .orElseGet(this::allAffected));
    }

    /**
     * The same for malware, which must go where there is nothing else.
     *
     * @param noWay as the others say it
     */
    public String ofMalware(String noWay) {
        String malicious = "it is malicious, and no safe version of it is known";
        return noWay.equals(allAffected()) ? malicious : malicious + ": " + noWay;
    }

    private Optional<String> openBound() {
        return findings.stream()
                .filter(finding -> finding.versions().lastKnown().isPresent())
                .findFirst()
                .map(finding -> finding.id() + " says of versions above "
                        + finding.versions().lastKnown().get() + " only that they are unaffected");
    }

    private String allAffected() {
        return "no version above " + locked + " is known to be free of it";
    }

    private boolean isFree(PublishedVersion release) {
        return findings.stream().noneMatch(finding -> finding.versions().contains(release.version()));
    }

    private static String unsuitable(PublishedVersion release, List<Advisory> avoid, FixRules rules) {
        String subject = subject(release.version());
        if (release.isYanked()) {
            return subject + "is yanked";
        }
        return having(release.version(), avoid)
                .orElseGet(() -> release.release().isBuiltBy(rules.rustVersion())
                        ? subject + "is a pre-release"
                        : subject + "needs Rust "
                                + Objects.requireNonNull(release.release().rustVersion()));
    }

    /** What else affects a version. */
    private static Optional<String> having(Version version, List<Advisory> avoid) {
        return avoid.stream()
                .filter(advisory -> advisory.versions().contains(version))
                .findFirst()
                .map(advisory -> subject(version) + "has " + advisory.id());
    }

    private static String subject(Version version) {
        return version + ", which is free of it, ";
    }
}

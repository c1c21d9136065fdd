package dev.rustsecd.service.badge;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.audit.Finding;
import dev.rustsecd.audit.Incomplete;
import dev.rustsecd.audit.Verdict;
import dev.rustsecd.audit.VersionReport;
import dev.rustsecd.service.badge.Badge.Tone;
import dev.rustsecd.yank.YankClass;
import java.util.ArrayList;
import java.util.List;

/** Says of one version what speaks against it. */
final class VersionBadge {
    /** A longer version is cut. */
    private static final int MAX_VERSION = 32;

    private VersionBadge() {}

    static Badge of(VersionReport report) {
        List<String> found = found(report);
        String what = found.isEmpty() ? nothing(report) : String.join(", ", found);
        return new Badge(named(report.version().toString()) + ": " + what, tone(report));
    }

    private static Tone tone(VersionReport report) {
        boolean harmful = report.findings().stream().map(Finding::advisory).anyMatch(Advisory::isLiveVulnerability);
        if (harmful) {
            return Tone.BAD;
        }
        return switch (report.verdict()) {
            case FINDINGS -> Tone.WARNING;
            // Nobody says that there is such a version where no registry is asked.
            case CLEAN -> report.known() == null ? Tone.UNKNOWN : Tone.GOOD;
            case UNKNOWN -> Tone.UNKNOWN;
        };
    }

    private static List<String> found(VersionReport report) {
        List<String> found = new ArrayList<>();
        List<Advisory> advisories =
                report.findings().stream().map(Finding::advisory).toList();
        if (advisories.stream().anyMatch(Advisory::isMalicious)) {
            found.add("malicious");
        }
        long vulnerabilities = advisories.stream()
                .filter(advisory -> advisory.kind() == AdvisoryKind.VULNERABILITY && !advisory.isMalicious())
                .count();
        if (vulnerabilities > 0) {
            found.add(vulnerabilities == 1 ? "1 vulnerability" : vulnerabilities + " vulnerabilities");
        }
        for (AdvisoryKind kind : List.of(AdvisoryKind.UNSOUND, AdvisoryKind.UNMAINTAINED, AdvisoryKind.NOTICE)) {
            if (advisories.stream().anyMatch(advisory -> advisory.kind() == kind)) {
                found.add(kind.label());
            }
        }
        if (report.yank().isYanked()) {
            found.add(report.yank().yankClass() == YankClass.SUSPICIOUS ? "suspicious yank" : "yanked");
        }
        return found;
    }

    private static String nothing(VersionReport report) {
        return report.verdict() == Verdict.CLEAN
                ? "no advisories"
                : report.incompleteBecause().stream()
                        .map(VersionBadge::reason)
                        .findFirst()
                        .orElse("unknown");
    }

    private static String reason(Incomplete incomplete) {
        return switch (incomplete.reason()) {
            case ADVISORIES_MISSING -> "no data";
            case ADVISORIES_STALE -> "data too old";
            case REGISTRY_PENDING -> "not checked yet";
            case REGISTRY_UNREACHABLE -> "registry out of reach";
            case REGISTRY_STALE -> "registry data too old";
            case NOT_IN_REGISTRY -> "not in the registry";
            case NOTHING_TO_AUDIT, LOCKFILE_INCOMPLETE -> "not checked";
            case ADVISORIES_QUARANTINED -> "advisory unreadable";
        };
    }

    private static String named(String version) {
        return version.length() <= MAX_VERSION ? version : version.substring(0, MAX_VERSION) + "...";
    }
}

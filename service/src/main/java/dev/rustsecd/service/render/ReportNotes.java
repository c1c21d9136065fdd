package dev.rustsecd.service.render;

import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.AuditReport.Skipped;
import dev.rustsecd.audit.Incomplete;
import dev.rustsecd.audit.Summary;
import dev.rustsecd.crate.PackageSource.Kind;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.snapshot.RegistryReading;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.SourceState;
import dev.rustsecd.words.Count;
import dev.rustsecd.words.VerdictSentences;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What people have to know of a report as a whole: the verdict, what could not be checked, what nobody checked, which
 * entries of the policy were stale, and what was checked against what. Names in it are as the lockfile has them: each
 * format escapes them in its way.
 */
public final class ReportNotes {
    /** Packages that a line names. */
    public static final int MAX_NAMED = 10;

    private ReportNotes() {}

    /**
     * The verdict and the counts: {@code 2 vulnerabilities and 1 warning in Cargo.lock.}
     *
     * @param file the lockfile, as the format writes it
     */
    public static String verdict(AuditReport report, String file) {
        Summary summary = report.summary();
        return switch (report.verdict()) {
            case CLEAN ->
                leftOut(report).isEmpty()
                        ? VerdictSentences.clean(summary.audited(), summary.packages(), file)
                        : VerdictSentences.cleanByPolicy(file);
            case UNKNOWN -> VerdictSentences.unknown(file);
            case FINDINGS -> VerdictSentences.found(counts(summary), file);
        };
    }

    private static List<String> counts(Summary summary) {
        int warnings = summary.unsound() + summary.unmaintained() + summary.notice();
        int yanked = summary.yanked() == null ? 0 : summary.yanked();
        List<String> counts = new ArrayList<>();
        if (summary.vulnerabilities() > 0) {
            counts.add(VerdictSentences.vulnerabilities(summary.vulnerabilities()));
        }
        if (warnings > 0) {
            counts.add(VerdictSentences.warnings(warnings));
        }
        if (yanked > 0) {
            counts.add(VerdictSentences.yankedPackages(yanked));
        }
        return counts;
    }

    /** Why not everything could be checked, a sentence each. */
    public static List<String> incomplete(AuditReport report) {
        return report.incompleteBecause().stream().map(ReportNotes::reason).toList();
    }

    /** One reason, as a sentence: {@code Not everything could be checked: advisory data is from 2026-08-21.} */
    public static String reason(Incomplete because) {
        return VerdictSentences.notEverythingChecked(because.clause(MAX_NAMED));
    }

    /** What is not from crates.io and was not checked: {@code 2 packages from git: a 1.0.0, b 2.0.0}. */
    public static List<String> skipped(AuditReport report) {
        return report.skipped().stream().map(ReportNotes::skipped).toList();
    }

    private static String skipped(Skipped skipped) {
        String what = switch (skipped.reason()) {
            case PATH -> VerdictSentences.skippedOfWorkspace(skipped.count());
            case GIT -> VerdictSentences.skippedFromGit(skipped.count());
            case REGISTRY -> VerdictSentences.skippedOfOtherRegistries(skipped.count());
            case CRATES_IO -> VerdictSentences.skippedOfCratesIo(skipped.count());
        };
        return skipped.packages().isEmpty()
                ? what
                : what + ": " + Count.some(Count.packages(skipped.packages()), MAX_NAMED, skipped.count());
    }

    /** What nobody checked beside packages of the workspace: a sentence, or none. */
    public static List<String> notChecked(AuditReport report) {
        List<String> skipped = report.skipped().stream()
                .filter(one -> one.reason() != Kind.PATH)
                .map(ReportNotes::skipped)
                .toList();
        return skipped.isEmpty() ? List.of() : List.of(VerdictSentences.notChecked(skipped));
    }

    /** Entries of the ignore list that matched nothing, a sentence each. */
    public static List<String> staleIgnores(AuditReport report) {
        return report.staleIgnores().stream().map(VerdictSentences::staleIgnore).toList();
    }

    /** {@code Checked 52 of 60 packages in Cargo.lock against 1,225 advisories (as of 2026-08-21) and yanked versions.} */
    public static String checked(AuditReport report, Snapshot snapshot) {
        Summary summary = report.summary();
        boolean yanks = allYanks(report);
        String checked = VerdictSentences.checked(
                summary.audited(), summary.packages(), report.policy().fileName(), advisories(snapshot), yanks);
        return yanks
                ? checked
                : checked
                        + ' '
                        + (report.yanked() == null
                                ? VerdictSentences.yanksNotLookedUp()
                                : VerdictSentences.someYanksNotLookedUp());
    }

    private static boolean allYanks(AuditReport report) {
        RegistryReading registry = report.registry();
        return report.yanked() != null
                && !registry.isPending()
                && registry.missing().isEmpty();
    }

    private static String advisories(Snapshot snapshot) {
        int count = snapshot.advisories().size();
        return snapshot.sources().stream()
                .filter(SourceState::rustsec)
                .findFirst()
                .map(source -> VerdictSentences.advisoriesOfDay(
                        count,
                        LocalDate.ofInstant(source.committedAt(), ZoneOffset.UTC)
                                .toString()))
                .orElseGet(() -> VerdictSentences.advisories(count));
    }

    /** What the policy keeps out of a report: {@code Left out by the policy: 2 ignored findings.}; empty where it is nothing. */
    public static String leftOut(AuditReport report) {
        AuditPolicy policy = report.policy();
        List<String> parts = new ArrayList<>();
        int ignored = report.ignored().size() + report.ignoredYanks().size();
        if (ignored > 0) {
            parts.add(VerdictSentences.ignored(ignored));
        }
        if (policy.severity() != null) {
            parts.add(VerdictSentences.belowSeverity(policy.severity().label(), !policy.includeUnscored()));
        }
        if (!policy.targetOs().isEmpty()) {
            parts.add(VerdictSentences.otherSystems(String.join(", ", policy.targetOs())));
        }
        if (!policy.targetArch().isEmpty()) {
            parts.add(VerdictSentences.otherArchitectures(String.join(", ", policy.targetArch())));
        }
        return parts.isEmpty() ? "" : VerdictSentences.leftOut(parts);
    }
}

package dev.rustsecd.service.render;

import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.AuditReport.Skipped;
import dev.rustsecd.audit.Incomplete;
import dev.rustsecd.audit.Summary;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.snapshot.RegistryReading;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.SourceState;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What people have to know of a report beside its findings: what could not be checked, what nobody checked, which entries
 * of the policy were stale, and what was checked against what. Names in it are as the lockfile has them: each format
 * escapes them in its way.
 */
public final class ReportNotes {
    /** Packages that a line names. */
    private static final int MAX_NAMED = 10;

    private ReportNotes() {}

    /** Why not everything could be checked, a clause each: {@code advisory data is from 2026-08-21}. */
    public static List<String> incomplete(AuditReport report) {
        return report.incompleteBecause().stream().map(ReportNotes::reason).toList();
    }

    /** One reason, as a clause. */
    public static String reason(Incomplete because) {
        return because.clause(MAX_NAMED);
    }

    /** What is not from crates.io and was not checked: {@code 2 packages from git: a@1.0.0, b@2.0.0}. */
    public static List<String> skipped(AuditReport report) {
        return report.skipped().stream().map(ReportNotes::skipped).toList();
    }

    /** Those of one kind of source. */
    public static String skipped(Skipped skipped) {
        String what = plural(skipped.count(), "package", "packages")
                + switch (skipped.reason()) {
                    case PATH -> " of the workspace";
                    case GIT -> " from git";
                    case REGISTRY -> " of other registries";
                    case CRATES_IO -> " of crates.io";
                };
        return skipped.packages().isEmpty() ? what : what + ": " + named(skipped);
    }

    private static String named(Skipped skipped) {
        List<String> packages = skipped.packages();
        List<String> first = packages.subList(0, Math.min(MAX_NAMED, packages.size()));
        int others = skipped.count() - first.size();
        return String.join(", ", first) + (others > 0 ? " and " + others + " more" : "");
    }

    /** Entries of the ignore list that matched nothing: {@code RUSTSEC-2020-0071 matches nothing}. */
    public static List<String> staleIgnores(AuditReport report) {
        return report.staleIgnores().stream()
                .map(entry -> entry + " matches nothing in this lockfile")
                .toList();
    }

    /** {@code Checked 52 of 60 packages in Cargo.lock against 1,225 advisories of 2026-08-21 and yanked versions.} */
    public static String checked(AuditReport report, Snapshot snapshot) {
        Summary summary = report.summary();
        String packages = summary.audited() == summary.packages()
                ? plural(summary.packages(), "package", "packages")
                : number(summary.audited()) + " of " + plural(summary.packages(), "package", "packages");
        return "Checked " + packages + " in " + report.policy().fileName() + " against "
                + plural(snapshot.advisories().size(), "advisory", "advisories") + day(snapshot)
                + yanks(report);
    }

    private static String yanks(AuditReport report) {
        if (report.yanked() == null) {
            return "; yanked versions were not looked up.";
        }
        RegistryReading registry = report.registry();
        boolean all = !registry.isPending() && registry.missing().isEmpty();
        return all ? " and yanked versions." : "; not all yanked versions could be looked up.";
    }

    /** What the policy keeps out of a report: {@code 2 findings are ignored; severity=high}; empty where it is nothing. */
    public static String leftOut(AuditReport report) {
        AuditPolicy policy = report.policy();
        List<String> parts = new ArrayList<>();
        int ignored = report.ignored().size() + report.ignoredYanks().size();
        if (ignored > 0) {
            parts.add(plural(ignored, "finding is", "findings are") + " ignored");
        }
        if (policy.severity() != null) {
            parts.add("severity=" + policy.severity().label() + (policy.includeUnscored() ? "" : ", unscored=exclude"));
        }
        if (!policy.targetOs().isEmpty()) {
            parts.add("target_os=" + String.join(",", policy.targetOs()));
        }
        if (!policy.targetArch().isEmpty()) {
            parts.add("target_arch=" + String.join(",", policy.targetArch()));
        }
        return String.join("; ", parts);
    }

    private static String day(Snapshot snapshot) {
        return snapshot.sources().stream()
                .filter(SourceState::rustsec)
                .findFirst()
                .map(source -> " of " + LocalDate.ofInstant(source.committedAt(), ZoneOffset.UTC))
                .orElse("");
    }

    private static String plural(int count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}

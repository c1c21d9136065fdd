package dev.rustsecd.audit;

import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.policy.FailOn;
import dev.rustsecd.snapshot.RegistryReading;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.yank.Yank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a lockfile.
 *
 * @param revision the highest revision among the facts that this answer consulted
 * @param advisoriesStale whether the advisories were too old, or the seed's, for a clean verdict
 * @param registry what was learnt of published versions, and what was not
 * @param findings in the order of the lockfile, then by advisory id
 * @param yanked in the order of the lockfile; null where no registry is configured
 * @param fixAll null where the policy wants no plans
 * @param staleIgnores what the policy ignores and nothing matched
 */
public record AuditReport(
        Lockfile lockfile,
        AuditPolicy policy,
        Verdict verdict,
        List<Incomplete> incompleteBecause,
        Summary summary,
        Revision revision,
        boolean advisoriesStale,
        RegistryReading registry,
        List<Finding> findings,
        @Nullable List<YankedPackage> yanked,
        @Nullable FixAll fixAll,
        List<Ignored> ignored,
        List<IgnoredYank> ignoredYanks,
        List<String> staleIgnores,
        List<Skipped> skipped) {
    public AuditReport {
        incompleteBecause = List.copyOf(incompleteBecause);
        findings = List.copyOf(findings);
        yanked = yanked == null ? null : List.copyOf(yanked);
        ignored = List.copyOf(ignored);
        ignoredYanks = List.copyOf(ignoredYanks);
        staleIgnores = List.copyOf(staleIgnores);
        skipped = List.copyOf(skipped);
    }

    public boolean isComplete() {
        return incompleteBecause.isEmpty();
    }

    /** Whether something is present on which the policy wants the answer to fail. */
    public boolean fails() {
        return policy.failOn().stream().anyMatch(this::fails);
    }

    private boolean fails(FailOn failOn) {
        return switch (failOn) {
            case VULNERABILITY -> summary.vulnerabilities() > 0;
            case UNSOUND -> summary.unsound() > 0;
            case UNMAINTAINED -> summary.unmaintained() > 0;
            case NOTICE -> summary.notice() > 0;
            case MALICIOUS ->
                findings.stream().anyMatch(finding -> finding.advisory().isMalicious());
            case UNKNOWN -> !isComplete();
            case YANKED -> isAnyYanked();
            case ANY -> !findings.isEmpty() || isAnyYanked() || !isComplete();
        };
    }

    private boolean isAnyYanked() {
        return yanked != null && !yanked.isEmpty();
    }

    /**
     * A package whose version is yanked.
     *
     * @param fix null where the yank is no reason to move, or the policy wants no plans
     */
    public record YankedPackage(
            LockedPackage locked, Yank yank, @Nullable FixPlan fix, DependencyPaths paths) {}

    /** A finding that the policy drops, and the entry of its ignore list that names it. */
    public record Ignored(String by, Finding finding) {}

    /** Likewise a yanked package. */
    public record IgnoredYank(String by, YankedPackage yanked) {}

    /**
     * The packages of one kind of source, which were not matched.
     *
     * @param packages {@code name@version}, at most {@link #MAX_NAMED}; those of the workspace are not named
     */
    public record Skipped(PackageSource.Kind reason, int count, List<String> packages) {
        /** So many packages are named. */
        public static final int MAX_NAMED = 200;

        public Skipped {
            packages = List.copyOf(packages);
        }
    }
}

package dev.rustsecd.audit;

import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.snapshot.Revision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a lockfile.
 *
 * @param revision the highest revision among the facts that this answer consulted
 * @param advisoriesStale whether the advisories were too old, or the seed's, for a clean verdict
 * @param findings in the order of the lockfile, then by advisory id
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
        List<Finding> findings,
        @Nullable FixAll fixAll,
        List<Ignored> ignored,
        List<String> staleIgnores,
        List<Skipped> skipped) {
    public AuditReport {
        incompleteBecause = List.copyOf(incompleteBecause);
        findings = List.copyOf(findings);
        ignored = List.copyOf(ignored);
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
            case YANKED -> false; // yanks come with the registry; none is ever present without one
            case ANY -> !findings.isEmpty() || !isComplete();
        };
    }

    /** A finding that the policy drops, and the entry of its ignore list that names it. */
    public record Ignored(String by, Finding finding) {}

    /** How many packages of one kind of source were not matched. */
    public record Skipped(PackageSource.Kind reason, int count) {}
}

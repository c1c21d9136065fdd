package dev.rustsecd.audit;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.Revision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one version of one crate.
 *
 * @param crate as the advisories spell it where there are any, else as asked
 * @param findings by advisory id; their packages are crates.io's
 * @param fix out of all findings together; null where there is none, or the policy wants no plans
 * @param revision the highest revision among the facts that this answer consulted
 */
public record VersionReport(
        CrateName crate,
        Version version,
        Verdict verdict,
        List<Incomplete> incompleteBecause,
        List<Finding> findings,
        @Nullable FixPlan fix,
        Revision revision,
        boolean advisoriesStale) {
    public VersionReport {
        incompleteBecause = List.copyOf(incompleteBecause);
        findings = List.copyOf(findings);
    }
}

package dev.rustsecd.audit;

import dev.rustsecd.audit.Incomplete.Reason;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.RegistryReading;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.yank.Yank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one version of one crate.
 *
 * @param crate as the registry spells it, else as the advisories do, else as asked
 * @param known whether the registry has the version; null where that cannot be said
 * @param findings by advisory id; their packages are crates.io's
 * @param yank unknown where the registry does not have the version, or has not answered
 * @param fix out of all findings together, else what the yank leads to; null where there is none, or the policy wants no
 *     plans
 * @param revision the highest revision among the facts that this answer consulted
 */
public record VersionReport(
        CrateName crate,
        Version version,
        @Nullable Boolean known,
        Verdict verdict,
        List<Incomplete> incompleteBecause,
        List<Finding> findings,
        Yank yank,
        @Nullable FixPlan fix,
        Revision revision,
        boolean advisoriesStale,
        RegistryReading registry) {
    public VersionReport {
        incompleteBecause = List.copyOf(incompleteBecause);
        findings = List.copyOf(findings);
    }

    /** Whether nobody has such a version: the registry does not, and nothing was found of it. */
    public boolean isNobodys() {
        boolean unreadable =
                incompleteBecause.stream().anyMatch(because -> because.reason() == Reason.ADVISORIES_QUARANTINED);
        return Boolean.FALSE.equals(known) && findings.isEmpty() && !unreadable;
    }
}

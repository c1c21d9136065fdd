package dev.rustsecd.audit;

import dev.rustsecd.audit.Plans.Gathered;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.fix.route.FixPlanner;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.WorkBudget;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.CrateAdvisories;
import dev.rustsecd.snapshot.RegistryReading;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Answers a lockfile, or one version of one crate, from a snapshot. A lockfile takes three steps on values, each of which
 * gives the same for the same: {@link #inspect} finds what is the matter, {@link #plan} plans with what is known of crates,
 * again where more of them is, and {@link #report} makes the report.
 */
public final class Auditor {
    /** What an event loop plans itself; docs/benchmarks.md has how long that takes. */
    private static final long LITTLE_WORK = 2_000;

    private final Rules rules;
    private final AuditLimits limits;

    public Auditor(Rules rules, AuditLimits limits) {
        this.rules = rules;
        this.limits = limits;
    }

    /** The same auditor under other limits. */
    public Auditor within(AuditLimits others) {
        return new Auditor(rules, others);
    }

    /**
     * What is the matter with a lockfile.
     *
     * @param now for judging how old the data and releases are, and nothing else
     * @throws RejectedInput {@link dev.rustsecd.reject.Rejection#REPORT_TOO_LARGE}
     */
    public Inspection inspect(Snapshot snapshot, Lockfile lockfile, AuditPolicy policy, Instant now) {
        return Inspector.inspect(snapshot, lockfile, new Inspector.Settings(policy, rules, limits, now));
    }

    /** Plans with what was gathered; bounded by work. */
    public Plans plan(Inspection inspection, Gathered gathered) {
        return Planning.plan(inspection, gathered, new WorkBudget(FixPlanner.MAX_WORK));
    }

    /** The same plans where they take little work; nothing where an event loop would be held up by them. */
    public Optional<Plans> planBriefly(Inspection inspection, Gathered gathered) {
        WorkBudget little = new WorkBudget(LITTLE_WORK);
        Plans plans = Planning.plan(inspection, gathered, little);
        return little.isSpent() ? Optional.empty() : Optional.of(plans);
    }

    /** The report of what was found and planned. */
    public AuditReport report(Inspection inspection, Plans plans) {
        return new ReportWriter(inspection, plans, limits).write();
    }

    /**
     * A whole audit, whose plans know which releases there are and not what they require.
     *
     * @throws RejectedInput as {@link #inspect}
     */
    public AuditReport audit(Snapshot snapshot, Lockfile lockfile, AuditPolicy policy, Instant now) {
        Inspection inspection = inspect(snapshot, lockfile, policy, now);
        return report(inspection, plan(inspection, Gathered.VERSIONS));
    }

    /** What is known of one version of one crate; there is no lockfile, so there are no paths and no commands. */
    public VersionReport version(Snapshot snapshot, CrateName crate, Version version, AuditPolicy policy, Instant now) {
        Inspector.Settings settings = new Inspector.Settings(policy, rules, limits, now);
        return new VersionAudit(snapshot, settings.registryOf(snapshot), policy, settings.fixRules())
                .report(crate, version, settings.ofAdvisories(snapshot));
    }

    /**
     * Why a crate may have other advisories, or other versions, than are known.
     *
     * @param registry what was looked up of its versions
     */
    public List<Incomplete> incomplete(Snapshot snapshot, CrateName crate, RegistryReading registry, Instant now) {
        CrateAdvisories known = snapshot.crate(crate);
        boolean unreadable = known != null && known.unreadable();
        return Completeness.of(snapshot, rules.freshness(), now)
                .andUnreadable(unreadable ? List.of(crate.toString()) : List.of())
                .and(registry)
                .because();
    }
}

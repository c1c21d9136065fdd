package dev.rustsecd.audit;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.fix.FixRules;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.CrateAdvisories;
import dev.rustsecd.snapshot.RegistryReader;
import dev.rustsecd.snapshot.RegistryReading;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;

/**
 * Answers a lockfile, or one version of one crate, from a snapshot. The same snapshot, lockfile, policy and day give the
 * same report.
 */
public final class Auditor {
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

    /** How old data may be, and how old releases must be. */
    public Rules rules() {
        return rules;
    }

    /**
     * An audit up to where it says what its plans need.
     *
     * @param now for judging how old the data and releases are, and nothing else
     * @throws RejectedInput {@link dev.rustsecd.reject.Rejection#REPORT_TOO_LARGE}
     */
    public LockfileAudit begin(Snapshot snapshot, Lockfile lockfile, AuditPolicy policy, Instant now) {
        return new LockfileAudit(this, snapshot, lockfile, policy, now);
    }

    /**
     * A whole audit, whose plans know which releases there are and not what they require.
     *
     * @param now for judging how old the data and releases are, and nothing else
     * @throws RejectedInput {@link dev.rustsecd.reject.Rejection#REPORT_TOO_LARGE}
     */
    public AuditReport audit(Snapshot snapshot, Lockfile lockfile, AuditPolicy policy, Instant now) {
        LockfileAudit audit = begin(snapshot, lockfile, policy, now);
        return audit.report(audit.plan(crate -> KnownCrate.of(crate, null)));
    }

    /** What is known of one version of one crate; there is no lockfile, so there are no paths and no commands. */
    public VersionReport version(Snapshot snapshot, CrateName crate, Version version, AuditPolicy policy, Instant now) {
        RegistryReader registry = new RegistryReader(snapshot.registry(), rules.freshness(), now);
        Completeness completeness = completeness(snapshot, policy, now);
        FixRules fixRules = new FixRules(policy.rustVersion(), rules.maturity(), now);
        return new VersionAudit(snapshot, registry, policy, fixRules).report(crate, version, completeness);
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

    AuditLimits limits() {
        return limits;
    }

    Completeness completeness(Snapshot snapshot, AuditPolicy policy, Instant now) {
        return Completeness.of(snapshot, rules.freshness().with(policy.maxStaleness()), now);
    }
}

package dev.rustsecd.audit;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.fix.RegistryFixPlanner.Choice;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.CrateAdvisories;
import dev.rustsecd.snapshot.Freshness;
import dev.rustsecd.snapshot.RegistryReader;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.YankReader;
import java.time.Instant;
import java.util.List;

/**
 * Answers a lockfile, or one version of one crate, from a snapshot. The same snapshot, lockfile, policy and day give the
 * same report.
 */
public final class Auditor {
    private final Freshness freshness;
    private final Maturity maturity;
    private final AuditLimits limits;

    /**
     * @param maturity of releases that are younger, plans warn
     */
    public Auditor(Freshness freshness, Maturity maturity, AuditLimits limits) {
        this.freshness = freshness;
        this.maturity = maturity;
        this.limits = limits;
    }

    /** An auditor with the usual {@link Maturity}. */
    public Auditor(Freshness freshness, AuditLimits limits) {
        this(freshness, Maturity.DEFAULT, limits);
    }

    /** The same auditor under other limits. */
    public Auditor within(AuditLimits others) {
        return new Auditor(freshness, maturity, others);
    }

    /** How old data may be. */
    public Freshness freshness() {
        return freshness;
    }

    /** How old releases must be. */
    public Maturity maturity() {
        return maturity;
    }

    /**
     * @param now for judging how old the data and releases are, and nothing else
     * @throws RejectedInput {@link dev.rustsecd.reject.Rejection#REPORT_TOO_LARGE}
     */
    public AuditReport audit(Snapshot snapshot, Lockfile lockfile, AuditPolicy policy, Instant now) {
        RegistryReader registry = new RegistryReader(snapshot.registry(), freshness, now);
        YankReader yanks = new YankReader(snapshot, maturity, policy.rustVersion(), now);
        LockfileAudit audit = new LockfileAudit(snapshot, registry, yanks, lockfile, policy, limits);
        return audit.run(completeness(snapshot, policy, now));
    }

    /** What is known of one version of one crate; there is no lockfile, so there are no paths and no commands. */
    public VersionReport version(Snapshot snapshot, CrateName crate, Version version, AuditPolicy policy, Instant now) {
        RegistryReader registry = new RegistryReader(snapshot.registry(), freshness, now);
        Completeness completeness = completeness(snapshot, policy, now);
        Choice choice = new Choice(policy.rustVersion(), maturity, now);
        return new VersionAudit(snapshot, registry, policy, choice).report(crate, version, completeness);
    }

    private Completeness completeness(Snapshot snapshot, AuditPolicy policy, Instant now) {
        return Completeness.of(snapshot, freshness.with(policy.maxStaleness()), now);
    }

    static List<Advisory> liveOf(CrateAdvisories advisories) {
        return advisories.live().stream().map(AdvisoryRecord::advisory).toList();
    }
}

package dev.rustsecd.audit;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.RangeFixPlanner;
import dev.rustsecd.fix.Target;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.CrateAdvisories;
import dev.rustsecd.snapshot.Freshness;
import dev.rustsecd.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Answers a lockfile, or one version of one crate, from a snapshot. The same snapshot, lockfile, policy and day give the
 * same report.
 */
public final class Auditor {
    private final Freshness freshness;
    private final AuditLimits limits;

    public Auditor(Freshness freshness, AuditLimits limits) {
        this.freshness = freshness;
        this.limits = limits;
    }

    /** The same auditor under other limits. */
    public Auditor within(AuditLimits others) {
        return new Auditor(freshness, others);
    }

    /**
     * @param now for judging how old the data are, and nothing else
     * @throws RejectedInput {@link dev.rustsecd.reject.Rejection#REPORT_TOO_LARGE}
     */
    public AuditReport audit(Snapshot snapshot, Lockfile lockfile, AuditPolicy policy, Instant now) {
        LockfileAudit audit = new LockfileAudit(snapshot, lockfile, policy, limits);
        Completeness completeness = completeness(snapshot, policy, now);
        return audit.run(completeness);
    }

    /** What is known of one version of one crate; there is no lockfile, so there are no paths and no commands. */
    public VersionReport version(Snapshot snapshot, CrateName crate, Version version, AuditPolicy policy, Instant now) {
        Matcher matcher = new Matcher(snapshot);
        PolicyFilter filter = new PolicyFilter(policy);
        CrateAdvisories advisories = matcher.crate(crate.toString());
        List<Finding> findings = new ArrayList<>();
        if (advisories != null) {
            LockedPackage asked = cratesIoPackage(spelling(crate, advisories), version);
            RangeFixPlanner planner = planner(asked, advisories);
            for (AdvisoryRecord record : Matcher.affecting(advisories, version)) {
                Advisory advisory = record.advisory();
                if (filter.admits(advisory) && filter.ignoredBy(advisory).isEmpty()) {
                    FixPlan fix = policy.plan() ? planner.plan(advisory) : null;
                    findings.add(new Finding(asked, record, fix, DependencyPaths.NONE));
                }
            }
        }
        Completeness completeness = completeness(snapshot, policy, now);
        return new VersionReport(
                CrateName.of(advisories == null ? crate.toString() : spelling(crate, advisories)),
                version,
                completeness.verdict(!findings.isEmpty()),
                completeness.because(),
                findings,
                advisories == null || findings.isEmpty() || !policy.plan() ? null : planTogether(advisories, findings),
                matcher.revision(),
                completeness.stale());
    }

    private Completeness completeness(Snapshot snapshot, AuditPolicy policy, Instant now) {
        return Completeness.of(snapshot, freshness.with(policy.maxStaleness()), now);
    }

    private static FixPlan planTogether(CrateAdvisories advisories, List<Finding> findings) {
        return planner(findings.get(0).affected(), advisories)
                .planTogether(findings.stream().map(Finding::advisory).toList());
    }

    private static RangeFixPlanner planner(LockedPackage asked, CrateAdvisories advisories) {
        Version version = Objects.requireNonNull(asked.version());
        return new RangeFixPlanner(Target.alone(asked.name(), version), liveOf(advisories));
    }

    static List<Advisory> liveOf(CrateAdvisories advisories) {
        return advisories.live().stream().map(AdvisoryRecord::advisory).toList();
    }

    /** crates.io's own spelling, as the advisories have it; they are checked against the index upstream. */
    private static String spelling(CrateName asked, CrateAdvisories advisories) {
        return advisories.live().stream()
                .findFirst()
                .or(() -> advisories.withdrawn().stream().findFirst())
                .map(record -> record.advisory().crate().toString())
                .orElse(asked.toString());
    }

    private static LockedPackage cratesIoPackage(String name, Version version) {
        return new LockedPackage(name, version.toString(), version, PackageSource.CRATES_IO, null, List.of(), null, 0);
    }
}

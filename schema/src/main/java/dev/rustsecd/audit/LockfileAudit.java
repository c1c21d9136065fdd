package dev.rustsecd.audit;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.audit.AuditReport.Ignored;
import dev.rustsecd.audit.AuditReport.Skipped;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.RangeFixPlanner;
import dev.rustsecd.fix.Target;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.release.PackedReleases.State;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.CrateAdvisories;
import dev.rustsecd.snapshot.RegistryReader;
import dev.rustsecd.snapshot.RegistryReading;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.YankReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One audit of one lockfile: a walk over its packages in order. */
final class LockfileAudit {
    private final Lockfile lockfile;
    private final AuditPolicy policy;
    private final AuditLimits limits;
    private final Matcher matcher;
    private final RegistryReader registry;
    private final PolicyFilter filter;
    private final PackagePaths paths;
    private final LockfileYanks yanks;

    private final List<Finding> findings = new ArrayList<>();
    private final List<Ignored> ignored = new ArrayList<>();
    private final Map<PackageSource.Kind, Integer> skipped = new EnumMap<>(PackageSource.Kind.class);

    /** How many findings there are so far, as the limits count them. */
    private long size;

    /** A package and what affects it, before any policy. */
    private record Affected(int index, LockedPackage locked, CrateAdvisories crate, List<AdvisoryRecord> by) {}

    LockfileAudit(
            Snapshot snapshot,
            RegistryReader registry,
            YankReader yankReader,
            Lockfile lockfile,
            AuditPolicy policy,
            AuditLimits limits) {
        this.registry = registry;
        this.lockfile = lockfile;
        this.policy = policy;
        this.limits = limits;
        this.matcher = new Matcher(snapshot);
        this.filter = new PolicyFilter(policy);
        this.paths = new PackagePaths(lockfile, limits);
        this.yanks = new LockfileYanks(lockfile, yankReader, filter, paths);
    }

    AuditReport run(Completeness ofAdvisories) {
        List<Affected> affected = affected();
        RegistryReading read = registry.reading();
        Completeness completeness = ofAdvisories.and(read);
        List<LockedPackage> planned = new ArrayList<>(yanks.packages());
        affected.forEach(one -> planned.add(one.locked()));
        PackagePlans plans = new PackagePlans(lockfile, planned);
        for (Affected one : affected) {
            report(one, plans);
        }
        yanks.judge(policy.plan() ? plans::target : null);
        FixAll fixAll = policy.plan() ? plans.join() : null;
        return new AuditReport(
                lockfile.withRemarks(paths.remarks()),
                policy,
                completeness.verdict(!findings.isEmpty() || !yanks.yanked().isEmpty()),
                completeness.because(),
                summary(completeness, read.on()),
                matcher.revision().max(read.revision()).max(yanks.revision()),
                completeness.stale(),
                read,
                findings,
                read.on() ? yanks.yanked() : null,
                fixAll,
                ignored,
                yanks.ignored(),
                filter.staleIgnores(read.on()),
                skipped.entrySet().stream()
                        .map(entry -> new Skipped(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private List<Affected> affected() {
        List<Affected> affected = new ArrayList<>();
        List<LockedPackage> packages = lockfile.packages();
        for (int i = 0; i < packages.size(); i++) {
            LockedPackage locked = packages.get(i);
            PackageSource source = locked.source();
            if (source == null || !source.isCratesIo() || locked.version() == null) {
                skipped.merge(source == null ? PackageSource.Kind.PATH : source.kind(), 1, Integer::sum);
                continue;
            }
            if (registry.look(locked.name(), locked.versionText()).state() == State.YANKED) {
                refuseTooMany(locked);
                yanks.add(i);
            }
            CrateAdvisories crate = matcher.crate(locked.name());
            List<AdvisoryRecord> affecting = crate == null ? List.of() : Matcher.affecting(crate, locked.version());
            if (crate != null && !affecting.isEmpty()) {
                affected.add(new Affected(i, locked, crate, affecting));
            }
        }
        return affected;
    }

    private void report(Affected affected, PackagePlans plans) {
        LockedPackage locked = affected.locked();
        Target target = plans.target(locked);
        RangeFixPlanner planner = PackagePlans.planner(target, affected.crate());
        DependencyPaths whereFrom = null;
        for (AdvisoryRecord record : affected.by()) {
            Advisory advisory = record.advisory();
            if (!filter.admits(advisory)) {
                continue;
            }
            refuseTooMany(locked);
            whereFrom = whereFrom == null ? paths.of(affected.index()) : whereFrom;
            FixPlan fix = policy.plan() ? planner.plan(advisory) : null;
            Finding finding = new Finding(locked, record, fix, paths.shown(whereFrom));
            Optional<String> ignoredBy = filter.ignoredBy(advisory);
            if (ignoredBy.isPresent()) {
                ignored.add(new Ignored(ignoredBy.get(), finding));
            } else {
                findings.add(finding);
                plans.add(target, finding);
            }
        }
    }

    private void refuseTooMany(LockedPackage locked) {
        size += AuditLimits.countOf(locked);
        if (size > limits.maxFindings()) {
            throw new RejectedInput(
                    Rejection.REPORT_TOO_LARGE,
                    "the report would have more than " + limits.maxFindings() + " findings; ask in smaller parts");
        }
    }

    private Summary summary(Completeness completeness, boolean registryOn) {
        int skippedPackages =
                skipped.values().stream().mapToInt(Integer::intValue).sum();
        int total = lockfile.packages().size();
        return new Summary(
                total,
                total - skippedPackages,
                skippedPackages,
                count(AdvisoryKind.VULNERABILITY),
                count(AdvisoryKind.UNSOUND),
                count(AdvisoryKind.UNMAINTAINED),
                count(AdvisoryKind.NOTICE),
                registryOn ? yanks.yanked().size() : null,
                new SummaryLine(policy.fileName()).of(findings, yanks.distinct(), completeness));
    }

    private int count(AdvisoryKind kind) {
        int count = 0;
        for (Finding finding : findings) {
            count += finding.kind() == kind ? 1 : 0;
        }
        return count;
    }
}

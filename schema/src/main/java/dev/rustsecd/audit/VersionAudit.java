package dev.rustsecd.audit;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.FixRules;
import dev.rustsecd.fix.RangeFixPlanner;
import dev.rustsecd.fix.RegistryFixPlanner;
import dev.rustsecd.fix.Target;
import dev.rustsecd.fix.VersionFixes;
import dev.rustsecd.fix.YankFix;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.policy.PolicyFilter;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.CrateAdvisories;
import dev.rustsecd.snapshot.RegistryReader;
import dev.rustsecd.snapshot.RegistryReading;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.YankReader;
import dev.rustsecd.yank.Yank;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One look at one version of one crate. */
final class VersionAudit {
    private final Snapshot snapshot;
    private final RegistryReader registry;
    private final AuditPolicy policy;
    private final FixRules rules;
    private final PolicyFilter filter;

    VersionAudit(Snapshot snapshot, RegistryReader registry, AuditPolicy policy, FixRules rules) {
        this.snapshot = snapshot;
        this.registry = registry;
        this.policy = policy;
        this.rules = rules;
        this.filter = new PolicyFilter(policy);
    }

    VersionReport report(CrateName crate, Version asked, Completeness ofAdvisories) {
        CrateAdvisories advisories = snapshot.crate(crate);
        CrateName spelling = snapshot.spelling(crate);
        RegistryReader.Found found = registry.look(spelling.toString(), asked.toString());
        Version version = Version.tryParse(found.number()).orElse(asked);
        List<Finding> findings = List.of();
        FixPlan together = null;
        Target target = Target.alone(spelling.toString(), version);
        if (advisories != null) {
            VersionFixes fixes = fixes(target, advisories, found.answer().crate());
            findings = findings(target, advisories, fixes);
            together = findings.isEmpty() || !policy.plan()
                    ? null
                    : fixes.planTogether(
                            findings.stream().map(Finding::advisory).toList());
        }
        YankReader yanks = new YankReader(snapshot, rules.maturity(), rules.rustVersion(), rules.now());
        Yank yank = yanks.of(crate.toString(), version.toString());
        if (together == null && yank.target() != null && policy.plan()) {
            together = YankFix.of(target, yank.target());
        }
        RegistryReading read = registry.reading(List.of(found));
        boolean unreadable = advisories != null && advisories.unreadable();
        Completeness completeness = ofAdvisories
                .andUnreadable(unreadable ? List.of(spelling + "@" + version) : List.of())
                .and(read);
        return new VersionReport(
                spelling,
                version,
                found.known(),
                completeness.verdict(!findings.isEmpty() || isTold(yank, target)),
                completeness.because(),
                findings,
                yank,
                together,
                snapshot.revisionOf(advisories).max(read.revision()).max(yanks.revisionOf(crate.toString())),
                completeness.stale(),
                read);
    }

    /** Whether it is yanked and the policy does not drop that. */
    private boolean isTold(Yank yank, Target target) {
        return yank.isYanked()
                && filter.ignoredBy(
                                cratesIoPackage(target.name(), target.version()),
                                number -> registry.published(target.name(), number))
                        .isEmpty();
    }

    private List<Finding> findings(Target target, CrateAdvisories advisories, VersionFixes fixes) {
        LockedPackage asked = cratesIoPackage(target.name(), target.version());
        List<Finding> findings = new ArrayList<>();
        for (AdvisoryRecord record : advisories.affecting(target.version(), filter::admits)) {
            Advisory advisory = record.advisory();
            if (filter.ignoredBy(advisory).isEmpty()) {
                FixPlan fix = policy.plan() ? fixes.plan(advisory) : null;
                findings.add(new Finding(asked, record, fix, DependencyPaths.NONE));
            }
        }
        return findings;
    }

    /** Among published versions where they are known, else by ranges. */
    private VersionFixes fixes(Target target, CrateAdvisories advisories, @Nullable CrateReleases published) {
        List<Advisory> live = advisories.allLive();
        return published == null
                ? new RangeFixPlanner(target, live)
                : new RegistryFixPlanner(target, live, KnownCrate.of(published, null), rules);
    }

    private static LockedPackage cratesIoPackage(String name, Version version) {
        return new LockedPackage(name, version.toString(), version, PackageSource.CRATES_IO, null, List.of(), null, 0);
    }
}

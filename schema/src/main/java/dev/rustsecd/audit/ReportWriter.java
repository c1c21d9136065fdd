package dev.rustsecd.audit;

import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.audit.AuditReport.Ignored;
import dev.rustsecd.audit.AuditReport.IgnoredYank;
import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.audit.Inspection.Match;
import dev.rustsecd.audit.Inspection.Yanked;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import java.util.ArrayList;
import java.util.List;

/** Makes the report of an inspection and its plans: how packages come into the build is found here. Used once. */
final class ReportWriter {
    private final Inspection inspection;
    private final Plans plans;
    private final PackagePaths paths;

    private final List<Finding> findings;
    private final List<Ignored> ignored = new ArrayList<>();
    private final List<YankedPackage> yanked = new ArrayList<>();
    private final List<IgnoredYank> ignoredYanks = new ArrayList<>();

    ReportWriter(Inspection inspection, Plans plans, AuditLimits limits) {
        this.inspection = inspection;
        this.plans = plans;
        this.paths = new PackagePaths(inspection.lockfile(), inspection.graph(), limits);
        this.findings = new ArrayList<>(inspection.matches().size());
    }

    AuditReport write() {
        addFindings();
        addYanked();
        Lockfile lockfile = inspection.lockfile();
        Completeness completeness = inspection.completeness();
        boolean registryOn = inspection.registry().on();
        return new AuditReport(
                lockfile.withRemarks(paths.remarks()),
                inspection.policy(),
                completeness.verdict(!findings.isEmpty() || !yanked.isEmpty()),
                completeness.because(),
                summary(registryOn),
                inspection.revision().max(plans.revision()),
                completeness.stale(),
                inspection.registry(),
                findings,
                registryOn ? yanked : null,
                plans.joined(),
                ignored,
                ignoredYanks,
                inspection.staleIgnores(),
                inspection.skipped());
    }

    private void addFindings() {
        List<Match> matches = inspection.matches();
        int last = -1;
        DependencyPaths whereFrom = DependencyPaths.NONE;
        for (int i = 0; i < matches.size(); i++) {
            Match match = matches.get(i);
            whereFrom = match.index() == last ? whereFrom : paths.of(match.index());
            last = match.index();
            FixPlan fix = plans.ofMatches().isEmpty() ? null : plans.ofMatches().get(i);
            Finding finding = new Finding(locked(match.index()), match.record(), fix, paths.shown(whereFrom));
            match.ignoredBy().ifPresentOrElse(by -> ignored.add(new Ignored(by, finding)), () -> findings.add(finding));
        }
    }

    private void addYanked() {
        List<Yanked> all = inspection.yanked();
        for (int i = 0; i < all.size(); i++) {
            Yanked one = all.get(i);
            FixPlan fix =
                    plans.ofYanked().isEmpty() ? null : plans.ofYanked().get(i).orElse(null);
            YankedPackage told =
                    new YankedPackage(locked(one.index()), one.yank(), fix, paths.shown(paths.of(one.index())));
            one.ignoredBy().ifPresentOrElse(by -> ignoredYanks.add(new IgnoredYank(by, told)), () -> yanked.add(told));
        }
    }

    private LockedPackage locked(int index) {
        return inspection.lockfile().packages().get(index);
    }

    private Summary summary(boolean registryOn) {
        int total = inspection.lockfile().packages().size();
        return new Summary(
                total,
                inspection.audited(),
                total - inspection.audited(),
                count(AdvisoryKind.VULNERABILITY),
                count(AdvisoryKind.UNSOUND),
                count(AdvisoryKind.UNMAINTAINED),
                count(AdvisoryKind.NOTICE),
                registryOn ? yanked.size() : null,
                new SummaryLine(inspection.policy().fileName()).of(findings, yanked, inspection.completeness()));
    }

    private int count(AdvisoryKind kind) {
        int count = 0;
        for (Finding finding : findings) {
            count += finding.kind() == kind ? 1 : 0;
        }
        return count;
    }
}

package dev.rustsecd.audit;

import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.audit.AuditReport.Ignored;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.FixRules;
import dev.rustsecd.fix.LockfileFixes.Found;
import dev.rustsecd.fix.route.FixPlanner;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.WorkBudget;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.policy.PolicyFilter;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.PackedReleases.State;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.CrateAdvisories;
import dev.rustsecd.snapshot.RegistryReader;
import dev.rustsecd.snapshot.RegistryReading;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.YankReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One audit of one lockfile. It finds what is the matter, says which crates plans {@linkplain #needs need}, {@linkplain
 * #plan plans} with what was gathered of them, again where more is there, and makes the {@linkplain #report report}. Not
 * safe for use by two threads at once.
 */
public final class LockfileAudit {
    /** What an event loop does itself; docs/benchmarks.md has how long that takes. */
    private static final long LITTLE_WORK = 2_000;

    private final Lockfile lockfile;
    private final AuditPolicy policy;
    private final AuditLimits limits;
    private final Completeness ofAdvisories;
    private final Matcher matcher;
    private final RegistryReader registry;
    private final PolicyFilter filter;
    private final PackagePaths paths;
    private final LockfileYanks yanks;
    private final LockfilePlanning planning;
    private final List<Match> matches = new ArrayList<>();
    private final LockfileClaim claim;
    private final Set<String> unreadable = new LinkedHashSet<>();

    /** By place, versions that the registry writes with build metadata and the lockfile does not. */
    private final Map<Integer, Version> published = new HashMap<>();

    /** How many matches and yanked packages there are so far, as the limits count them. */
    private long size;

    /** An advisory that affects a package and that the policy wants to hear of, and the entry that ignores it. */
    record Match(int index, AdvisoryRecord record, Optional<String> ignoredBy) {
        Found found() {
            return new Found(index, record.advisory());
        }
    }

    /**
     * @throws RejectedInput {@link Rejection#REPORT_TOO_LARGE}
     */
    LockfileAudit(Auditor auditor, Snapshot snapshot, Lockfile lockfile, AuditPolicy policy, Instant now) {
        this.lockfile = lockfile;
        this.policy = policy;
        this.limits = auditor.limits();
        this.claim = new LockfileClaim(lockfile);
        this.ofAdvisories = auditor.completeness(snapshot, policy, now).after(claim.incomplete());
        this.matcher = new Matcher(snapshot);
        this.registry = new RegistryReader(snapshot.registry(), auditor.rules().freshness(), now);
        this.filter = new PolicyFilter(policy);
        this.paths = new PackagePaths(lockfile, limits);
        YankReader yankReader = new YankReader(snapshot, auditor.rules().maturity(), policy.rustVersion(), now);
        this.yanks = new LockfileYanks(lockfile, registry, yankReader, filter, paths);
        FixRules rules = new FixRules(policy.rustVersion(), auditor.rules().maturity(), now);
        look();
        this.planning = new LockfilePlanning(snapshot, lockfile, published, paths, rules);
    }

    /** What was gathered of the registry's crates. */
    @FunctionalInterface
    public interface Gathered {
        /** The crate with what its versions require; null where that was not gathered. */
        @Nullable
        KnownCrate of(CrateReleases crate);

        /** Whether nothing more will be: plans then go on without what is not known. */
        default boolean isAll() {
            return false;
        }
    }

    /**
     * Plans, in the order of what they are for.
     *
     * @param joined null where the policy wants no plans
     * @param revision the highest among the facts that were consulted
     * @param missing canonical names of crates that were not gathered, or of which the registry has said nothing yet; with
     *     them the plans may be others
     */
    public record Plans(
            List<FixPlan> ofFindings,
            List<Optional<FixPlan>> ofYanks,
            @Nullable FixAll joined,
            Revision revision,
            SortedSet<String> missing) {
        static final Plans NONE = new Plans(List.of(), List.of(), null, Revision.NONE, Collections.emptySortedSet());

        public Plans {
            ofFindings = List.copyOf(ofFindings);
            ofYanks = List.copyOf(ofYanks);
            missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
        }

        /** The same plans, and what they took. */
        Plans with(Revision consulted, SortedSet<String> lacking) {
            return new Plans(ofFindings, ofYanks, joined, consulted, lacking);
        }
    }

    private void look() {
        List<LockedPackage> packages = lockfile.packages();
        for (int i = 0; i < packages.size(); i++) {
            LockedPackage locked = packages.get(i);
            Version version = locked.version();
            if (version == null || !LockfileClaim.isAudited(locked)) {
                continue;
            }
            RegistryReader.Found found = registry.look(locked.name(), locked.versionText());
            if (!found.number().equals(locked.versionText())) {
                published.put(i, Version.tryParse(found.number()).orElse(version));
            }
            if (found.state() == State.YANKED) {
                refuseTooMany(locked);
                yanks.add(i);
            }
            CrateAdvisories crate = matcher.crate(locked.name());
            if (crate != null) {
                match(i, Matcher.affecting(crate, version));
                if (crate.unreadable()) {
                    unreadable.add(locked.id());
                }
            }
        }
    }

    private void match(int index, List<AdvisoryRecord> affecting) {
        for (AdvisoryRecord record : affecting) {
            if (filter.admits(record.advisory())) {
                refuseTooMany(lockfile.packages().get(index));
                matches.add(new Match(index, record, filter.ignoredBy(record.advisory())));
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

    /** Canonical names of the crates to gather before planning; empty where plans need nothing of the registry. */
    public SortedSet<String> needs() {
        return policy.plan() ? planning.needs(matches, yanks.judged()) : Collections.emptySortedSet();
    }

    /** Plans with what was gathered; pure, and bounded by work. */
    public Plans plan(Gathered gathered) {
        return plan(gathered, new WorkBudget(FixPlanner.MAX_WORK));
    }

    /** The same plans where they take little work; nothing where an event loop would be held up by them. */
    public Optional<Plans> planBriefly(Gathered gathered) {
        WorkBudget little = new WorkBudget(LITTLE_WORK);
        Plans plans = plan(gathered, little);
        return little.isSpent() ? Optional.empty() : Optional.of(plans);
    }

    private Plans plan(Gathered gathered, WorkBudget work) {
        return policy.plan() ? planning.plan(matches, yanks.judged(), gathered, work) : Plans.NONE;
    }

    /** The report with these plans; asked for once. */
    public AuditReport report(Plans plans) {
        RegistryReading read = registry.reading();
        Completeness completeness = ofAdvisories.andUnreadable(unreadable).and(read);
        List<Finding> findings = new ArrayList<>(matches.size());
        List<Ignored> ignored = new ArrayList<>();
        tell(plans, findings, ignored);
        yanks.tell(plans.ofYanks());
        Revision consulted = matcher.revision().max(read.revision()).max(yanks.revision());
        return new AuditReport(
                lockfile.withRemarks(paths.remarks()),
                policy,
                completeness.verdict(!findings.isEmpty() || !yanks.yanked().isEmpty()),
                completeness.because(),
                summary(findings, completeness, read.on()),
                consulted.max(plans.revision()),
                completeness.stale(),
                read,
                findings,
                read.on() ? yanks.yanked() : null,
                plans.joined(),
                ignored,
                yanks.ignored(),
                filter.staleIgnores(read.on()),
                claim.skipped());
    }

    private void tell(Plans plans, List<Finding> findings, List<Ignored> ignored) {
        int last = -1;
        DependencyPaths whereFrom = DependencyPaths.NONE;
        for (int i = 0; i < matches.size(); i++) {
            Match match = matches.get(i);
            whereFrom = match.index() == last ? whereFrom : paths.of(match.index());
            last = match.index();
            LockedPackage locked = lockfile.packages().get(match.index());
            FixPlan fix =
                    plans.ofFindings().isEmpty() ? null : plans.ofFindings().get(i);
            Finding finding = new Finding(locked, match.record(), fix, paths.shown(whereFrom));
            match.ignoredBy().ifPresentOrElse(by -> ignored.add(new Ignored(by, finding)), () -> findings.add(finding));
        }
    }

    private Summary summary(List<Finding> findings, Completeness completeness, boolean registryOn) {
        int total = lockfile.packages().size();
        return new Summary(
                total,
                claim.audited(),
                total - claim.audited(),
                count(findings, AdvisoryKind.VULNERABILITY),
                count(findings, AdvisoryKind.UNSOUND),
                count(findings, AdvisoryKind.UNMAINTAINED),
                count(findings, AdvisoryKind.NOTICE),
                registryOn ? yanks.yanked().size() : null,
                new SummaryLine(policy.fileName()).of(findings, yanks.yanked(), completeness));
    }

    private static int count(List<Finding> findings, AdvisoryKind kind) {
        int count = 0;
        for (Finding finding : findings) {
            count += finding.kind() == kind ? 1 : 0;
        }
        return count;
    }
}

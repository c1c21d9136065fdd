package dev.rustsecd.fix.route;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.FixRules;
import dev.rustsecd.fix.LockfileFixes;
import dev.rustsecd.fix.SafeReleases;
import dev.rustsecd.fix.YankFix;
import dev.rustsecd.lockfile.DependencyGraph;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.WorkBudget;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.KnownCrates;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.resolve.Update;
import dev.rustsecd.semver.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Plans fixes for one lockfile with what the registry says: the smallest change that cargo would make of the lockfile, up
 * to the roots. Pure: the same facts give the same plans.
 *
 * <p>In three steps: {@link #needs} says which crates to gather first; a planner over what was gathered plans, and says
 * which crates it {@linkplain #missing missed}; with those, another one plans again. What is still missing in the end
 * makes plans {@code partial}. Not safe for two threads.
 */
public final class FixPlanner implements LockfileFixes {
    /** Releases tried for one plan, and for all of a report; see docs/fixes.md for what real lockfiles take. */
    private static final long STEPS_A_PLAN = 2_000;

    private static final long STEPS = 20_000;

    /** For moving affected packages alone, so that what is easily found is found however much the rest takes. */
    private static final long STEPS_ALONE = 10_000;

    private static final long STEPS_A_PLAN_ALONE = 200;

    private static final long STEPS_TO_JOIN = 10_000;

    /** What planning a whole report may cost. */
    public static final long MAX_WORK = STEPS_ALONE + STEPS + STEPS_TO_JOIN;

    private final KnownCrates crates;
    private final Workbench bench;
    private final RangePlans ranges;
    private final LockState state;
    private final WorkBudget work;
    private final WorkBudget alone;
    private final WorkBudget budget;
    private final Map<Goal.Key, Goal> goals = new HashMap<>();
    private final Map<Goal.Key, Worked> plans = new HashMap<>();

    /** A plan, the updates that are its commands, and whether a young release comes with them. */
    private record Worked(FixPlan plan, List<Update> updates, boolean young) {
        static Worked without(FixPlan plan) {
            return new Worked(plan, List.of(), false);
        }
    }

    /**
     * @param crates what was gathered, and what of it may be looked at
     * @param advisories the live advisories about crates.io's crate of a name
     */
    public FixPlanner(
            Lockfile lockfile,
            DependencyGraph graph,
            KnownCrates crates,
            Function<CanonicalName, List<Advisory>> advisories,
            FixRules rules) {
        this(new LockState(lockfile, graph), crates, advisories, rules, new WorkBudget(MAX_WORK));
    }

    /**
     * As the other, within less work.
     *
     * @param work releases tried, over all plans and what joins them
     */
    public FixPlanner(
            LockState state,
            KnownCrates crates,
            Function<CanonicalName, List<Advisory>> advisories,
            FixRules rules,
            WorkBudget work) {
        this.state = state;
        this.crates = crates;
        this.bench = new Workbench(state, crates, advisories, rules);
        this.ranges = new RangePlans(bench);
        this.work = work;
        this.alone = work.part(STEPS_ALONE);
        this.budget = work.part(STEPS);
    }

    /**
     * The crates to gather first: those of the affected packages, and all that depends on them.
     *
     * @param affected indexes in the lockfile
     * @return crates.io's crates only
     */
    public static SortedSet<CanonicalName> needs(
            Lockfile lockfile, DependencyGraph graph, Collection<Integer> affected) {
        SortedSet<CanonicalName> names = new TreeSet<>();
        Set<Integer> seen = new HashSet<>(affected);
        Deque<Integer> open = new ArrayDeque<>(affected);
        while (!open.isEmpty()) {
            int index = open.remove();
            LockedPackage locked = lockfile.packages().get(index);
            if (locked.isCratesIo()) {
                names.add(CanonicalName.of(locked.name()));
            }
            for (int dependent : graph.dependents(index)) {
                if (seen.add(dependent)) {
                    open.add(dependent);
                }
            }
        }
        return names;
    }

    /** The crates that plans asked for and that were not gathered. */
    public SortedSet<CanonicalName> missing() {
        return crates.missing();
    }

    /** The highest revision among the crates that plans consulted. */
    public long revision() {
        return crates.revision();
    }

    /** The way out of one finding; from the advisories' ranges alone where nothing is known of the crate. */
    @Override
    public FixPlan plan(Found found) {
        return worked(found).plan();
    }

    @Override
    public FixAll join(List<Found> findings) {
        List<ReportPlans.Finding> planned = new ArrayList<>();
        for (Found found : findings) {
            Worked worked = worked(found);
            Goal goal = goal(found);
            planned.add(new ReportPlans.Finding(goal, found.advisory(), worked.plan(), worked.updates()));
        }
        return new ReportPlans(bench, work.part(STEPS_TO_JOIN)).join(planned);
    }

    /**
     * Only where nothing young comes with it and no finding. Where a requirement is in the way, the plan says which and has
     * no commands.
     */
    @Override
    public @Nullable FixPlan planYank(int index, Version to) {
        KnownCrate crate = crates.get(state.crate(index));
        if (crate == null) {
            return null;
        }
        if (!Objects.requireNonNull(state.lockedVersion(index)).isCompatibleWith(to)) {
            return YankFix.of(ranges.target(index), to);
        }
        Goal goal = new Goal(index, List.of(), safe(crate, index).awayFromYank(to));
        if (goal.targets().isEmpty()) {
            return null;
        }
        Worked worked = work(goal, crate);
        FixPlan plan = worked.plan();
        boolean young = worked.young() || plan.blockedBy().stream().anyMatch(this::namesYoung);
        return young || !plan.introduces().isEmpty() ? null : plan;
    }

    private boolean namesYoung(FixPlan.Blocker blocker) {
        KnownCrate crate = crates.peek(CanonicalName.of(blocker.dependent().name()));
        Version named = blocker.unblockedAt() == null ? null : Version.parse(blocker.unblockedAt());
        PublishedVersion release = crate == null || named == null ? null : crate.find(named);
        return release != null && bench.isYoung(release);
    }

    private Worked worked(Found found) {
        KnownCrate crate = crates.get(state.crate(found.index()));
        if (crate == null) {
            return Worked.without(ranges.plan(found));
        }
        Goal goal = goal(found);
        Version locked = Objects.requireNonNull(state.lockedVersion(found.index()));
        if (!crate.lacks(locked) || !goal.targets().isEmpty()) {
            return worked(goal, crate);
        }
        FixPlan plan = ranges.plan(found);
        if (ranges.isAdmitted(found.index(), plan)) {
            return Worked.without(plan);
        }
        Worked without = worked(goal, crate);
        boolean better = !plan.fixClass().isWay() || !without.plan().commands().isEmpty();
        return better ? without : Worked.without(ranges.behindBlockers(found.index(), plan));
    }

    private Worked worked(Goal goal, KnownCrate crate) {
        Worked known = plans.get(goal.key());
        if (known == null) {
            known = work(goal, crate);
            plans.put(goal.key(), known);
        }
        return known;
    }

    private Worked work(Goal goal, KnownCrate crate) {
        Workbench.Place start = bench.place();
        PlanSearch search = new PlanSearch(bench, goal);
        bench.spendFrom(alone.part(STEPS_A_PLAN_ALONE));
        boolean found = search.findAlone();
        if (!found) {
            bench.spendFrom(budget.part(STEPS_A_PLAN));
            found = search.find(true);
        }
        boolean spent = !found && bench.isSpent();
        if (!found && search.metUnknown()) {
            bench.spendFrom(alone.part(STEPS_A_PLAN_ALONE));
            found = search.findInHope();
        }
        if (!found) {
            return Worked.without(new DeadEnd(bench, goal, crate, search.conflicts()).plan(spent));
        }
        List<Workbench.Move> moves = bench.movesSince(start);
        List<String> commands = moves.stream().map(Workbench.Move::command).toList();
        FixPlan plan = new PlanWriter(bench, goal).found(commands);
        boolean young = bench.bringsYoung();
        bench.back(start);
        List<Version> to = goal.targets().all().stream()
                .map(PublishedVersion::version)
                .filter(target -> target.equals(plan.version()))
                .toList();
        FixPlan through =
                plan.throughBlockers(Blockade.around(bench, goal.node(), to).blockers());
        return new Worked(through, moves.stream().map(Workbench.Move::update).toList(), young);
    }

    /**
     * A way out of one vulnerability is one out of all that the package has, where some version is free of all of them, or
     * none of any: then dependents must do without it.
     */
    private Goal goal(Found found) {
        Goal.Key asked = new Goal.Key(found.index(), List.of(found.advisory()));
        return goals.computeIfAbsent(asked, key -> newGoal(found));
    }

    private Goal newGoal(Found found) {
        int index = found.index();
        KnownCrate crate = crates.get(state.crate(index));
        SafeReleases.Targets targets =
                crate == null ? SafeReleases.Targets.NONE : safe(crate, index).awayFrom(List.of(found.advisory()));
        Version locked = Objects.requireNonNull(state.lockedVersion(index));
        List<Advisory> findings = new ArrayList<>();
        boolean all = targets.staying().isEmpty();
        for (Advisory advisory : bench.live(state.crate(index))) {
            boolean also =
                    all && advisory.isLiveVulnerability() && advisory.versions().contains(locked);
            if (also || advisory.equals(found.advisory())) {
                findings.add(advisory); // in one order, so that one search does for all of them
            }
        }
        return new Goal(index, findings, targets);
    }

    private SafeReleases safe(KnownCrate crate, int index) {
        Version locked = Objects.requireNonNull(state.lockedVersion(index));
        return new SafeReleases(crate, locked, bench.live(crate.canonical()), bench.rules());
    }
}

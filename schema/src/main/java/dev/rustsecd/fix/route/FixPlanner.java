package dev.rustsecd.fix.route;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.fix.FixClass;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.FixRules;
import dev.rustsecd.fix.LockfileFixes;
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

    /** For what is tried where no pinned commands were found so. */
    private static final long STEPS_TOGETHER = 30_000;

    private static final long STEPS_A_PLAN_TOGETHER = 4_000;

    private static final long STEPS_TO_JOIN = 10_000;

    /** What planning a whole report may cost. */
    public static final long MAX_WORK = STEPS_ALONE + STEPS + STEPS_TOGETHER + STEPS_TO_JOIN;

    private final KnownCrates crates;
    private final Workbench bench;
    private final RangePlans ranges;
    private final LockState state;
    private final WorkBudget work;
    private final WorkBudget alone;
    private final WorkBudget budget;
    private final WorkBudget together;
    private final Goals goals;
    private final Map<Goal.Key, Worked> plans = new HashMap<>();

    /** A plan, the updates that are its commands, and whether a young release comes with them. */
    private record Worked(@Nullable Goal goal, FixPlan plan, List<Update> updates, boolean young) {
        static Worked without(FixPlan plan) {
            return new Worked(null, plan, List.of(), false);
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
        this.goals = new Goals(bench);
        this.work = work;
        this.alone = work.part(STEPS_ALONE);
        this.budget = work.part(STEPS);
        this.together = work.part(STEPS_TOGETHER);
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
        Worked worked = worked(found);
        return worked.goal() == null ? worked.plan() : withFacts(found, worked.plan());
    }

    /** Of what is in the way of one finding; findings of one package may have one way and not the same safe versions. */
    private FixPlan withFacts(Found found, FixPlan plan) {
        List<Version> safe = goals.own(found).targets().above();
        Version to = plan.commands().isEmpty() ? null : plan.version();
        Blockade blockade = Blockade.around(bench, found.index(), to == null ? safe : List.of(to), safe);
        return plan.behind(blockade.blockers());
    }

    @Override
    public FixAll join(List<Found> findings) {
        List<ReportPlans.Finding> planned = new ArrayList<>();
        for (Found found : findings) {
            Worked worked = worked(found);
            planned.add(new ReportPlans.Finding(
                    worked.goal() == null ? goals.own(found) : worked.goal(),
                    found.advisory(),
                    worked.plan(),
                    worked.updates()));
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
        Goal goal = new Goal(index, List.of(), goals.safe(crate, index).awayFromYank(to));
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
        return release != null && bench.rules().isYoung(release);
    }

    private Worked worked(Found found) {
        KnownCrate crate = crates.get(state.crate(found.index()));
        if (crate == null) {
            return Worked.without(ranges.plan(found));
        }
        Goal shared = goals.shared(found);
        Goal goal = goals.own(found);
        Version locked = Objects.requireNonNull(state.lockedVersion(found.index()));
        Worked together = shared == null ? null : worked(shared, crate);
        if (together != null && !together.updates().isEmpty()) {
            return together;
        }
        if (!crate.lacks(locked) || !goal.targets().isEmpty()) {
            Worked own = worked(goal, crate);
            return together == null || !own.updates().isEmpty() ? own : together;
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
        int start = bench.place();
        PlanSearch search = new PlanSearch(bench, goal);
        bench.spendFrom(alone.part(STEPS_A_PLAN_ALONE));
        boolean found = search.findAlone();
        if (!found) {
            bench.spendFrom(budget.part(STEPS_A_PLAN));
            found = search.findPinned();
        }
        boolean spent = !found && bench.isSpent();
        if (!found) {
            bench.spendFrom(together.part(STEPS_A_PLAN_TOGETHER));
            found = search.findOther(true);
            spent |= bench.isSpent();
        }
        if (!found && search.metUnknown()) {
            bench.spendFrom(alone.part(STEPS_A_PLAN_ALONE));
            found = search.findInHope();
        }
        if (!found) {
            FixPlan none = new DeadEnd(bench, goal, crate, search.conflicts()).plan(spent);
            return new Worked(goal, none, List.of(), false);
        }
        List<PlayedUpdates.Move> moves = bench.movesSince(start);
        List<String> commands = moves.stream().map(PlayedUpdates.Move::command).toList();
        FixPlan plan = new PlanWriter(bench, goal).found(commands);
        boolean young = bench.bringsYoung();
        bench.back(start);
        List<Version> to = plan.version() == null ? List.of() : List.of(plan.version());
        List<FixPlan.Blocker> blockers = Blockade.around(bench, goal.node(), to).blockers();
        FixPlan through = plan.throughBlockers(blockers.isEmpty() ? plan.fixClass() : FixClass.PARENT_UPDATE, blockers)
                .withLatest(goals.safe(crate, goal.node()).latest());
        return new Worked(
                goal, through, moves.stream().map(PlayedUpdates.Move::update).toList(), young);
    }
}

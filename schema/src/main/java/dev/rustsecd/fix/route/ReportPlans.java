package dev.rustsecd.fix.route;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.fix.FixAll;
import dev.rustsecd.fix.FixClass;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.FixPlan.Introduced;
import dev.rustsecd.fix.FixPlan.Step;
import dev.rustsecd.fix.PackageRef;
import dev.rustsecd.fix.Verification;
import dev.rustsecd.lockfile.WorkBudget;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.resolve.Update;
import dev.rustsecd.words.NoFixSentences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Joins the plans of a report by carrying them out one after the other on the same lockfile: what is solved on the way
 * needs no command, what no longer works is planned anew, and a command that later ones make needless is left out.
 */
final class ReportPlans {
    private final Workbench bench;
    private final LockState state;
    private final WorkBudget budget;

    /** A finding of the report with its own plan. */
    record Finding(Goal goal, Advisory advisory, FixPlan plan, List<Update> updates) {
        boolean isGone(LockState state) {
            return new Goal(goal.node(), List.of(advisory), goal.targets()).isReached(state);
        }
    }

    ReportPlans(Workbench bench, WorkBudget budget) {
        this.bench = bench;
        this.budget = budget;
        this.state = bench.state();
    }

    /** Leaves the bench as it was. */
    FixAll join(List<Finding> findings) {
        int start = bench.place();
        bench.spendFrom(budget);
        Map<Integer, List<Finding>> byPackage = new LinkedHashMap<>();
        for (Finding finding : findings) {
            byPackage
                    .computeIfAbsent(finding.goal().node(), none -> new ArrayList<>())
                    .add(finding);
        }
        byPackage.values().forEach(this::solve);
        prune(start, findings);
        List<String> commands = bench.movesSince(start).stream()
                .map(PlayedUpdates.Move::command)
                .toList();
        List<FixAll.Remaining> remaining = findings.stream()
                .filter(finding -> !finding.isGone(state))
                .map(this::remaining)
                .toList();
        List<Step> steps = PlanWriter.steps(state);
        bench.back(start);
        return new FixAll(commands, steps, findings.size() - remaining.size(), remaining, List.of());
    }

    /** Of one package: what leaves all behind, else as much as goes. */
    private void solve(List<Finding> findings) {
        for (Finding finding : mostSolvedFirst(findings)) {
            boolean open = !finding.isGone(state) && !finding.updates().isEmpty();
            if (open && finding.plan().introduces().isEmpty() && !replay(finding)) {
                PlanSearch search = new PlanSearch(bench, finding.goal());
                if (!search.findPinned()) {
                    search.findOther(false);
                }
            }
        }
    }

    private static List<Finding> mostSolvedFirst(List<Finding> findings) {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort((a, b) -> Long.compare(solves(b, findings), solves(a, findings)));
        return sorted;
    }

    private static long solves(Finding one, List<Finding> findings) {
        var to = one.plan().version();
        return findings.stream()
                .filter(other -> !one.updates().isEmpty()
                        && (to == null || !other.advisory().versions().contains(to)))
                .count();
    }

    private boolean replay(Finding finding) {
        int place = bench.place();
        boolean done = finding.updates().stream().allMatch(this::again) && finding.isGone(state) && bench.isClean();
        if (!done) {
            bench.back(place);
        }
        return done;
    }

    /** Plays an update of another time; one whose package is where it leads already, or gone, is left out. */
    private boolean again(Update update) {
        int first = update.unlocked().get(0);
        boolean there = !state.isActive(first)
                || (update.precise() != null && Objects.equals(state.version(first), update.precise()));
        return there
                || (update.unlocked().stream().allMatch(bench::isMovable)
                        && bench.play(update).isEmpty());
    }

    /** Leaves out what the rest does without, where that solves as much. */
    private void prune(int start, List<Finding> findings) {
        List<Update> kept = new ArrayList<>(
                bench.movesSince(start).stream().map(PlayedUpdates.Move::update).toList());
        long solved = solved(findings);
        for (int i = kept.size() - 1; i >= 0 && !budget.isSpent(); i--) {
            if (mayBeNeedless(kept, i)) {
                List<Update> fewer = new ArrayList<>(kept);
                fewer.remove(i);
                if (bench.carryOut(start, fewer) && bench.isClean() && solved(findings) == solved) {
                    kept = fewer;
                }
            }
        }
        bench.spendFrom(new WorkBudget(Long.MAX_VALUE));
        if (!bench.carryOut(start, kept)) {
            bench.back(start); // no commands for all together; each finding keeps its own
        }
    }

    private boolean mayBeNeedless(List<Update> updates, int index) {
        Update update = updates.get(index);
        int node = update.unlocked().get(0);
        boolean again = updates.subList(index + 1, updates.size()).stream()
                .anyMatch(later -> later.unlocked().contains(node));
        return again || !state.isActive(node) || !Objects.equals(state.version(node), update.precise());
    }

    private long solved(List<Finding> findings) {
        return findings.stream().filter(finding -> finding.isGone(state)).count();
    }

    private FixAll.Remaining remaining(Finding finding) {
        return new FixAll.Remaining(
                PackageRef.of(state.entry(finding.goal().node())),
                finding.advisory().id().text(),
                finding.plan().fixClass(),
                why(finding));
    }

    private static String why(Finding finding) {
        FixPlan plan = finding.plan();
        if (!plan.introduces().isEmpty()) {
            return NoFixSentences.commandsIntroduce(
                    plan.introduces().stream().map(Introduced::toString).collect(Collectors.joining(", ")));
        }
        if (plan.verified() == Verification.RANGES && plan.fixClass() == FixClass.LOCK_UPDATE) {
            return NoFixSentences.commandNotTried();
        }
        if (!plan.commands().isEmpty()) {
            return NoFixSentences.worksAloneOnly();
        }
        return switch (plan.fixClass()) {
            case LOCK_UPDATE, PARENT_UPDATE -> NoFixSentences.noOrderWorks();
            case MANIFEST_CHANGE -> NoFixSentences.manifestFirst();
            case MAJOR_UPGRADE ->
                plan.version() == null || plan.compatible()
                        ? NoFixSentences.needsUpgradeOfDependents()
                        : NoFixSentences.needsUpgrade(finding.advisory().crate().toString() + ' ' + plan.version());
            case NO_FIX, REMOVE -> Objects.requireNonNull(plan.why());
        };
    }
}

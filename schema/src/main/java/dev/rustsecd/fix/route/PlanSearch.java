package dev.rustsecd.fix.route;

import dev.rustsecd.fix.route.LikelyWays.Way;
import dev.rustsecd.resolve.Conflict;
import dev.rustsecd.resolve.Conflict.Kind;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.resolve.Update;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the smallest way to a goal that cargo would go: pinned commands, one step each; where there are none, one
 * command that lets several packages go to the newest that fits. Ways that bring in no finding come first. Every step is
 * played, so that what is found works.
 */
final class PlanSearch {
    private static final int MAX_UNKNOWN = 3;

    private final Workbench bench;
    private final Goal goal;
    private final List<Conflict> conflicts = new ArrayList<>();
    private final List<Conflict> unknown = new ArrayList<>();
    private boolean reached;
    private boolean together;
    private @Nullable PinnedWays ways;

    PlanSearch(Workbench bench, Goal goal) {
        this.bench = bench;
        this.goal = goal;
    }

    /** Of which crates something was wanted that the registry does not say, and what else stood in the way. */
    List<Conflict> conflicts() {
        List<Conflict> all = new ArrayList<>(unknown);
        all.addAll(conflicts);
        return all;
    }

    /** Whether what is not known stood in the way of anything that was tried. */
    boolean metUnknown() {
        return !unknown.isEmpty();
    }

    /**
     * Looks for pinned commands that bring in nothing. Leaves the bench at the goal, or as it was.
     *
     * @return whether there are any
     */
    boolean findPinned() {
        if (!isThinkable()) {
            return false;
        }
        List<Way> thinkable = thinkable(bench.prerequisites(true));
        if (thinkable.isEmpty()) {
            together = !thinkable(bench.prerequisites(false)).isEmpty();
            return false;
        }
        together = true;
        PinnedWays looked = new PinnedWays(bench, goal);
        ways = looked;
        boolean found = new LikelyWays(bench, goal).find(thinkable) ? looked.makeSmaller() : looked.find();
        looked.conflicts().forEach(this::note);
        return found;
    }

    /**
     * Where there is none: lets cargo choose. Leaves the bench at the goal, or as it was.
     *
     * @param evenIfMoreComesIn whether a way that brings in other findings will do where there is no better
     */
    boolean findOther(boolean evenIfMoreComesIn) {
        if (!together) {
            return false;
        }
        if (ways != null && new GreedyWays(bench, goal).find()) {
            return ways.makeSmaller();
        }
        if (together(noting(bench -> bench.isSure() && bench.isClean())) || (reached && together(Workbench::isClean))) {
            return true;
        }
        return evenIfMoreComesIn
                && ((ways != null && ways.takeUnclean()) || (reached && together(Workbench::keepsToRules)));
    }

    /** Moves nothing but the package itself, which costs little. Leaves the bench at the goal, or as it was. */
    boolean findAlone() {
        return isThinkable() && alone(false);
    }

    /** As {@link #findAlone}, in the hope that what the registry lacks can be had, where that was in the way. */
    boolean findInHope() {
        return metUnknown() && isThinkable() && alone(true);
    }

    /** The ways that nothing rules out, the least first. */
    private List<Way> thinkable(Prerequisites prerequisites) {
        List<Way> ways = new ArrayList<>();
        for (PublishedVersion target : goal.targets().all()) {
            ways.add(prerequisites.move(goal.node(), target));
        }
        ways.add(prerequisites.loss(goal.node()));
        List<Way> thinkable =
                new ArrayList<>(ways.stream().filter(way -> !way.never()).toList());
        thinkable.sort(Comparator.comparingInt(Way::cost));
        if (thinkable.isEmpty()) {
            ways.stream().flatMap(way -> way.absent().stream()).forEach(absent -> note(Conflict.unknown(absent)));
        }
        return thinkable;
    }

    private boolean isThinkable() {
        return bench.isMovable(goal.node())
                && bench.reachable().canLeave(goal.node(), goal.targets().all());
    }

    private boolean alone(boolean hoping) {
        for (PublishedVersion target : goal.targets().all()) {
            if (bench.dependents().rejecting(goal.node(), target.version()).length == 0) {
                Update update = Update.precise(goal.node(), target.version());
                int place = bench.place();
                List<Conflict> found = bench.play(hoping ? update.inHope() : update);
                if (found.isEmpty() && goal.isReached(bench.state()) && bench.isClean()) {
                    return true;
                }
                found.forEach(this::note);
                bench.back(place);
            }
        }
        return false;
    }

    /** A condition is asked only where the goal is reached. */
    private Predicate<Workbench> noting(Predicate<Workbench> accept) {
        return bench -> {
            reached = true;
            return accept.test(bench);
        };
    }

    private boolean together(Predicate<Workbench> accept) {
        int place = bench.place();
        if (!bench.isSpent() && new JointUpdate(bench, goal).find(accept)) {
            return true;
        }
        bench.back(place);
        return false;
    }

    private void note(Conflict conflict) {
        if (conflict.kind() == Kind.UNKNOWN) {
            if (unknown.size() < MAX_UNKNOWN && !unknown.contains(conflict)) {
                unknown.add(conflict);
            }
        } else if (!conflicts.contains(conflict)) {
            conflicts.add(conflict);
        }
    }
}

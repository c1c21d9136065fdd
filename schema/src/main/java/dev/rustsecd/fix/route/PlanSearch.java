package dev.rustsecd.fix.route;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.resolve.Conflict;
import dev.rustsecd.resolve.Conflict.Kind;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.resolve.Update;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Looks for the smallest way to a goal that cargo would go. First the package alone; then with what stands in its way
 * moved first, each to the smallest release that serves, up to the roots; then packages let go together in one command,
 * as many as needed. Every step is played, so that what is found works.
 */
final class PlanSearch {
    private static final int MAX_DEPTH = 7;
    private static final int MAX_TARGETS = 24;
    private static final int MAX_REPAIRS = 10;
    private static final int MAX_UNKNOWN = 3;

    private final Workbench bench;
    private final Goal goal;
    private final List<Conflict> lastConflicts = new ArrayList<>();
    private final List<Conflict> unknown = new ArrayList<>();
    private boolean reached;
    private boolean triedAlone;

    PlanSearch(Workbench bench, Goal goal) {
        this.bench = bench;
        this.goal = goal;
    }

    /** Of which crates something was wanted that the registry does not say, and what stood in the way last. */
    List<Conflict> conflicts() {
        List<Conflict> conflicts = new ArrayList<>(unknown);
        conflicts.addAll(lastConflicts);
        return conflicts;
    }

    /** Whether what is not known stood in the way of anything that was tried. */
    boolean metUnknown() {
        return !unknown.isEmpty();
    }

    /**
     * Leaves the bench at the goal, or as it was.
     *
     * @param evenIfMoreComesIn whether a way that brings in other findings will do where there is no better
     */
    boolean find(boolean evenIfMoreComesIn) {
        if (!isThinkable()) {
            return false;
        }
        if (find(noting(PlanSearch::isGood))) {
            return true;
        }
        // Where nothing led to the goal, nothing else that is asked of a way will.
        return reached
                && (together(Workbench::isClean)
                        || (evenIfMoreComesIn
                                && (find(bench -> bench.isSure() && bench.keepsToRules())
                                        || together(Workbench::keepsToRules))));
    }

    /** Moves nothing but the package itself, which costs little. Leaves the bench at the goal, or as it was. */
    boolean findAlone() {
        boolean found = isThinkable() && alone(noting(PlanSearch::isGood));
        triedAlone = !found && !bench.isSpent();
        return found;
    }

    /** As {@link #findAlone}, in the hope that what the registry lacks can be had, where that was in the way. */
    boolean findInHope() {
        return metUnknown() && isThinkable() && alone(PlanSearch::isGood, Update::inHope);
    }

    private boolean isThinkable() {
        return bench.isMovable(goal.node())
                && bench.canLeave(goal.node(), goal.targets().all());
    }

    private static boolean isGood(Workbench bench) {
        return bench.isSure() && bench.isClean();
    }

    /** A condition is asked only where the goal is reached. */
    private Predicate<Workbench> noting(Predicate<Workbench> accept) {
        return bench -> {
            reached = true;
            return accept.test(bench);
        };
    }

    private boolean find(Predicate<Workbench> accept) {
        boolean again = !triedAlone;
        triedAlone = false;
        return (again && alone(accept)) || withOthers(accept) || throughDependents(accept) || together(accept);
    }

    private boolean alone(Predicate<Workbench> accept) {
        return alone(accept, UnaryOperator.identity());
    }

    private boolean alone(Predicate<Workbench> accept, UnaryOperator<Update> as) {
        int tried = 0;
        for (PublishedVersion target : goal.targets().all()) {
            Update update = as.apply(Update.precise(goal.node(), target.version()));
            if (tried++ < MAX_TARGETS && attempt(accept, () -> play(update))) {
                return true;
            }
        }
        return false;
    }

    private boolean withOthers(Predicate<Workbench> accept) {
        for (PublishedVersion target : Workbench.some(goal.targets().all())) {
            if (attempt(accept, () -> reach(goal.node(), target.version(), 0))) {
                return true;
            }
        }
        return false;
    }

    private boolean throughDependents(Predicate<Workbench> accept) {
        return attempt(accept, this::serveDependents);
    }

    private boolean together(Predicate<Workbench> accept) {
        return attempt(accept, () -> new JointUpdate(bench, goal).find(accept));
    }

    private boolean attempt(Predicate<Workbench> accept, BooleanSupplier attempt) {
        Workbench.Place place = bench.place();
        if (!bench.isSpent() && attempt.getAsBoolean() && goal.isReached(bench.state()) && accept.test(bench)) {
            return true;
        }
        bench.back(place);
        return false;
    }

    /** Moves dependents one by one until none holds the package where it is. */
    private boolean serveDependents() {
        for (int i = 0; i < MAX_REPAIRS * 2 && !bench.isSpent(); i++) {
            if (goal.isReached(bench.state())) {
                return true;
            }
            List<PublishedVersion> targets = goal.targets().all();
            int blocker = firstBlocker(targets);
            if (blocker < 0) {
                return moveToCommon(targets);
            }
            if (!raise(blocker, goal.node(), targets, 0)) {
                return false;
            }
        }
        return false;
    }

    /** A dependent that admits no target, else none, as -1. */
    private int firstBlocker(List<PublishedVersion> targets) {
        for (int owner : bench.state().owners(goal.node())) {
            if (targets.stream().noneMatch(target -> bench.admits(owner, goal.node(), target.version()))) {
                return owner;
            }
        }
        return -1;
    }

    private boolean moveToCommon(List<PublishedVersion> targets) {
        for (PublishedVersion target : Workbench.some(targets)) {
            Workbench.Place place = bench.place();
            if (reach(goal.node(), target.version(), 1)) {
                return true;
            }
            bench.back(place);
        }
        return false;
    }

    private boolean play(Update update) {
        List<Conflict> conflicts = bench.play(update);
        if (!conflicts.isEmpty()) {
            lastConflicts.clear();
            lastConflicts.addAll(conflicts);
            conflicts.stream()
                    .filter(conflict -> conflict.kind() == Kind.UNKNOWN && unknown.size() < MAX_UNKNOWN)
                    .forEach(unknown::add);
        }
        return conflicts.isEmpty();
    }

    /** Brings a package to a version, moving what stands in the way first. May leave the bench changed where it fails. */
    private boolean reach(int node, Version to, int depth) {
        if (depth > MAX_DEPTH || !bench.isMovable(node)) {
            return false;
        }
        Version from = bench.state().version(node);
        for (int i = 0; i < MAX_REPAIRS && !bench.isSpent(); i++) {
            if (!bench.state().isActive(node)
                    || (i > 0 && !Objects.equals(from, bench.state().version(node)))) {
                return true; // cargo moved it along, or nothing needs it any more
            }
            Update update = Update.precise(node, to);
            if (play(update)) {
                return true;
            }
            List<Conflict> conflicts = List.copyOf(lastConflicts);
            if (!repair(update, conflicts, depth + 1)) {
                return joint(update, conflicts);
            }
        }
        return false;
    }

    private boolean repair(Update update, List<Conflict> conflicts, int depth) {
        int node = update.unlocked().get(0);
        Version to = update.precise();
        Conflict first = conflicts.get(0);
        Workbench.Place place = bench.place();
        boolean repaired;
        if (first.kind() == Kind.REFUSED && to != null) {
            repaired = first.owner() >= 0 && raise(first.owner(), node, version(node, to), depth);
        } else {
            Conflict last = conflicts.get(conflicts.size() - 1);
            repaired = last.kind() == Kind.OCCUPIED && last.occupant() >= 0 && settle(last, depth);
        }
        if (!repaired) {
            bench.back(place);
        }
        return repaired;
    }

    private List<PublishedVersion> version(int node, Version to) {
        var crate = bench.crates().get(bench.state().crate(node));
        PublishedVersion found = crate == null ? null : crate.find(to);
        return found == null ? List.of() : List.of(found);
    }

    /** Moves a dependent to its smallest release that admits one of the versions, or no longer needs the package. */
    private boolean raise(int owner, int node, List<PublishedVersion> targets, int depth) {
        if (depth > MAX_DEPTH || !bench.isMovable(owner)) {
            return false;
        }
        CanonicalName crate = bench.state().crate(node);
        List<Version> to = targets.stream().map(PublishedVersion::version).toList();
        List<PublishedVersion> serving = bench.reachableAbove(owner).stream()
                .filter(release -> Blockade.serves(release, crate, to, true))
                .toList();
        for (PublishedVersion release : Workbench.some(serving)) {
            Workbench.Place place = bench.place();
            if (reach(owner, release.version(), depth) && !bench.blocks(owner, node, targets)) {
                return true;
            }
            bench.back(place);
        }
        return false;
    }

    /** Moves what holds a place to its smallest release that the requirement admits. */
    private boolean settle(Conflict conflict, int depth) {
        List<PublishedVersion> fitting = bench.reachableAbove(conflict.occupant()).stream()
                .filter(release -> conflict.dependency().admits(release.version()))
                .toList();
        for (PublishedVersion release : Workbench.some(fitting)) {
            Workbench.Place place = bench.place();
            if (reach(conflict.occupant(), release.version(), depth)) {
                return true;
            }
            bench.back(place);
        }
        return false;
    }

    /** Lets go of what stands in the way in the same command. */
    private boolean joint(Update update, List<Conflict> conflicts) {
        Update wider = update;
        List<Conflict> open = conflicts;
        for (int i = 0; i < MAX_REPAIRS && !bench.isSpent(); i++) {
            Integer more = JointUpdate.inTheWay(bench, wider, open);
            if (more == null) {
                return false;
            }
            wider = wider.and(more);
            if (play(wider)) {
                return true;
            }
            open = List.copyOf(lastConflicts);
        }
        return false;
    }
}

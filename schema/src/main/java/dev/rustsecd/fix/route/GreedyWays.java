package dev.rustsecd.fix.route;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.resolve.Conflict;
import dev.rustsecd.resolve.Conflict.Kind;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.resolve.Update;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Looks for pinned commands where there are too many ways for {@link PinnedWays}: what stands in the way last is moved to
 * the smallest release that serves, again and again, and never back.
 */
final class GreedyWays {
    private static final int MAX_DEPTH = 7;
    private static final int MAX_REPAIRS = 10;
    private static final int MAX_RELEASES = 5;

    private final Workbench bench;
    private final LockState state;
    private final Goal goal;

    GreedyWays(Workbench bench, Goal goal) {
        this.bench = bench;
        this.state = bench.state();
        this.goal = goal;
    }

    /** Leaves the bench at the goal with nothing brought in, or as it was. */
    boolean find() {
        for (PublishedVersion target : some(goal.targets().all())) {
            if (attempt(() -> reach(goal.node(), target.version(), 0))) {
                return true;
            }
        }
        return attempt(this::serveDependents);
    }

    private boolean attempt(BooleanSupplier attempt) {
        int place = bench.place();
        if (!bench.isSpent() && attempt.getAsBoolean() && goal.isReached(state) && bench.isClean()) {
            return true;
        }
        bench.back(place);
        return false;
    }

    /** Moves dependents one by one until none holds the package where it is. */
    private boolean serveDependents() {
        List<PublishedVersion> targets = goal.targets().all();
        for (int i = 0; i < MAX_REPAIRS * 2 && !bench.isSpent() && !goal.isReached(state); i++) {
            int blocker = firstBlocker(targets);
            if (blocker < 0) {
                return some(targets).stream().anyMatch(target -> reach(goal.node(), target.version(), 1));
            }
            if (!raise(blocker, goal.node(), targets, 0)) {
                return false;
            }
        }
        return goal.isReached(state);
    }

    /** A dependent that admits no target, else -1. */
    private int firstBlocker(List<PublishedVersion> targets) {
        for (int owner : state.owners(goal.node())) {
            if (bench.dependents().blocks(owner, goal.node(), targets)) {
                return owner;
            }
        }
        return -1;
    }

    /** Brings a package to a version, moving what stands in the way first. May leave the bench changed where it fails. */
    private boolean reach(int node, Version to, int depth) {
        if (!state.isActive(node)) {
            return true; // nothing needs it any more
        }
        if (depth > MAX_DEPTH || !bench.isMovable(node)) {
            return false;
        }
        Version from = state.version(node);
        for (int i = 0; i < MAX_REPAIRS && !bench.isSpent(); i++) {
            boolean along = i > 0 && !Objects.equals(from, state.version(node));
            if (!state.isActive(node) || along) {
                return true; // cargo moved it along, or nothing needs it any more
            }
            List<Conflict> conflicts = bench.play(Update.precise(node, to));
            if (conflicts.isEmpty()) {
                return true;
            }
            if (!repair(node, to, conflicts, depth + 1)) {
                return false;
            }
        }
        return false;
    }

    private boolean repair(int node, Version to, List<Conflict> conflicts, int depth) {
        Conflict first = conflicts.get(0);
        Conflict last = conflicts.get(conflicts.size() - 1);
        int place = bench.place();
        boolean repaired = first.kind() == Kind.REFUSED
                ? first.owner() >= 0 && raise(first.owner(), node, version(node, to), depth)
                : last.kind() == Kind.OCCUPIED && last.occupant() >= 0 && settle(last, depth);
        if (!repaired) {
            bench.back(place);
        }
        return repaired;
    }

    private List<PublishedVersion> version(int node, Version to) {
        var crate = bench.crates().get(state.crate(node));
        PublishedVersion found = crate == null ? null : crate.find(to);
        return found == null ? List.of() : List.of(found);
    }

    /** Moves a dependent to its smallest release that admits one of the versions, or no longer needs the package. */
    private boolean raise(int owner, int node, List<PublishedVersion> targets, int depth) {
        CanonicalName crate = state.crate(node);
        List<Version> to = targets.stream().map(PublishedVersion::version).toList();
        List<PublishedVersion> serving = bench.reachableAbove(owner).stream()
                .filter(release -> Blockade.serves(release, crate, to, true))
                .toList();
        return any(
                owner,
                serving,
                release -> reach(owner, release.version(), depth)
                        && !bench.dependents().blocks(owner, node, targets));
    }

    /** Moves what holds a place to its smallest release that the requirement admits. */
    private boolean settle(Conflict conflict, int depth) {
        List<PublishedVersion> fitting = bench.reachableAbove(conflict.occupant()).stream()
                .filter(release -> conflict.dependency().admits(release.version()))
                .toList();
        return any(conflict.occupant(), fitting, release -> reach(conflict.occupant(), release.version(), depth));
    }

    private boolean any(int node, List<PublishedVersion> releases, Predicate<PublishedVersion> moves) {
        for (PublishedVersion release : bench.isMovable(node) ? some(releases) : List.<PublishedVersion>of()) {
            int place = bench.place();
            if (moves.test(release)) {
                return true;
            }
            bench.back(place);
        }
        return false;
    }

    /** The first few and the last. */
    private static List<PublishedVersion> some(List<PublishedVersion> releases) {
        if (releases.size() <= MAX_RELEASES) {
            return releases;
        }
        List<PublishedVersion> some = new ArrayList<>(releases.subList(0, MAX_RELEASES - 1));
        some.add(releases.get(releases.size() - 1));
        return some;
    }
}

package dev.rustsecd.fix.route;

import dev.rustsecd.resolve.Conflict;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.resolve.Update;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One command that lets several packages go to the newest that fits: the affected one, then ring by ring what depends on
 * it and what stands in the way, until the goal is reached; then each that is not needed is left out again.
 */
final class JointUpdate {
    private static final int MAX_PACKAGES = 60;

    private final Workbench bench;
    private final Goal goal;

    JointUpdate(Workbench bench, Goal goal) {
        this.bench = bench;
        this.goal = goal;
    }

    /** Leaves the bench at the goal, or as it was. */
    boolean find(Predicate<Workbench> accept) {
        Update update = new Update(List.of(goal.node()), null);
        while (update.unlocked().size() <= MAX_PACKAGES && !bench.isSpent()) {
            int place = bench.place();
            List<Conflict> conflicts = bench.play(update);
            boolean reached = conflicts.isEmpty() && goal.isReached(bench.state()) && accept.test(bench);
            bench.back(place);
            if (reached) {
                return bench.play(without(update, accept)).isEmpty();
            }
            Update wider = conflicts.isEmpty() ? withDependents(update) : null;
            if (wider == null) {
                Integer more = inTheWay(bench, update, conflicts);
                wider = more == null ? withDependents(update) : update.and(more);
            }
            if (wider == null) {
                return false;
            }
            update = wider;
        }
        return false;
    }

    /** A package that is in the way and could be let go too; null for none. */
    static @Nullable Integer inTheWay(Workbench bench, Update update, List<Conflict> conflicts) {
        for (int i = conflicts.size() - 1; i >= 0; i--) {
            Conflict conflict = conflicts.get(i);
            for (int node : new int[] {conflict.occupant(), conflict.owner()}) {
                if (node >= 0 && !update.unlocked().contains(node) && bench.isMovable(node)) {
                    return node;
                }
            }
        }
        return null;
    }

    private @Nullable Update withDependents(Update update) {
        LockState state = bench.state();
        Set<Integer> ring = new LinkedHashSet<>();
        for (int node : update.unlocked()) {
            for (int owner : state.owners(node)) {
                if (!update.unlocked().contains(owner) && bench.isMovable(owner)) {
                    ring.add(owner);
                }
            }
        }
        if (ring.isEmpty()) {
            return null;
        }
        List<Integer> all = new ArrayList<>(update.unlocked());
        all.addAll(ring);
        return new Update(all, null);
    }

    private Update without(Update update, Predicate<Workbench> accept) {
        Update least = update;
        for (int i = update.unlocked().size() - 1; i >= 0 && least.unlocked().size() > 1; i--) {
            List<Integer> fewer = new ArrayList<>(least.unlocked());
            fewer.remove(update.unlocked().get(i));
            Update smaller = new Update(fewer, null);
            int place = bench.place();
            boolean enough = bench.play(smaller).isEmpty() && goal.isReached(bench.state()) && accept.test(bench);
            bench.back(place);
            least = enough ? smaller : least;
        }
        return least;
    }
}

package dev.rustsecd.fix.route;

import dev.rustsecd.resolve.Conflict;
import dev.rustsecd.resolve.Conflict.Kind;
import dev.rustsecd.resolve.Dependency;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.resolve.Update;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plays what {@link Prerequisites} says of a goal, and works it out anew from where that led whenever cargo does otherwise.
 */
final class LikelyWays {
    private static final int MOST_WAYS = 3;
    private static final int MOST_ROUNDS = 5;

    private final Workbench bench;
    private final LockState state;
    private final Goal goal;

    /** A package and where it goes. */
    record Move(int node, PublishedVersion to) {
        boolean isCoveredBy(Move other) {
            return node == other.node() && to.version().compareTo(other.to().version()) <= 0;
        }
    }

    /**
     * How something can be brought about.
     *
     * @param own the last move
     * @param first what has to be brought about before
     * @param never whether it cannot be at all
     * @param absent what the registry does not have, where that is why
     */
    record Way(int cost, @Nullable Move own, List<Way> first, boolean never, List<Dependency> absent) {
        static final Way FREE = new Way(0, null, List.of(), false, List.of());
        static final Way NEVER = new Way(0, null, List.of(), true, List.of());
        private static final int MAX_ABSENT = 3;

        /** Where the last move leads; null where a package is lost. */
        @Nullable
        PublishedVersion target() {
            return own == null ? null : own.to();
        }

        /** All moves, what comes first before the rest; a package that two ask to move goes as far as the further one. */
        List<Move> inOrder() {
            List<Move> order = new ArrayList<>();
            collect(order, new HashSet<>());
            return order;
        }

        private void collect(List<Move> order, Set<Way> seen) {
            if (!seen.add(this)) {
                return;
            }
            first.forEach(way -> way.collect(order, seen));
            if (own != null && order.stream().noneMatch(own::isCoveredBy)) {
                order.add(own);
            }
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }

        static Way cheaper(Way one, Way other) {
            return one.never() || (!other.never() && other.cost() < one.cost()) ? other : one;
        }

        static Way sum(List<Way> all) {
            int cost = 0;
            for (Way way : all) {
                cost = Math.min(cost + way.cost(), 1_000_000);
            }
            return cost == 0 ? FREE : new Way(cost, null, List.copyOf(all), false, List.of());
        }

        static Way never(List<Way> tried) {
            List<Dependency> absent = new ArrayList<>();
            for (Way way : tried) {
                for (Dependency one : way.absent()) {
                    if (absent.size() < MAX_ABSENT && !absent.contains(one)) {
                        absent.add(one);
                    }
                }
            }
            return absent.isEmpty() ? NEVER : new Way(0, null, List.of(), true, absent);
        }
    }

    LikelyWays(Workbench bench, Goal goal) {
        this.bench = bench;
        this.state = bench.state();
        this.goal = goal;
    }

    /**
     * Leaves the bench at the goal with nothing brought in, or as it was.
     *
     * @param ways the least first
     */
    boolean find(List<Way> ways) {
        int start = bench.place();
        for (Way way : ways.subList(0, Math.min(MOST_WAYS, ways.size()))) {
            if (follow(way) && bench.isClean()) {
                return true;
            }
            bench.back(start);
        }
        return false;
    }

    private boolean follow(Way way) {
        PublishedVersion target = way.target();
        Prerequisites prerequisites = bench.prerequisites(true);
        Way next = way;
        for (int round = 0; round < MOST_ROUNDS && !next.never() && !bench.isSpent(); round++) {
            boolean moved = play(next, prerequisites);
            if (goal.isReached(state)) {
                return true;
            }
            if (!moved) {
                return false;
            }
            prerequisites = bench.prerequisites(true);
            next = target == null ? prerequisites.loss(goal.node()) : prerequisites.move(goal.node(), target);
        }
        return false;
    }

    /** Plays the moves up to the first that cargo rejects, and then what is in the way of that; whether any was made. */
    private boolean play(Way way, Prerequisites prerequisites) {
        boolean moved = false;
        for (Move move : way.inOrder()) {
            List<Conflict> conflicts = play(move);
            if (conflicts == null) {
                continue;
            }
            if (!conflicts.isEmpty()) {
                return moved || clear(conflicts, prerequisites);
            }
            moved = true;
        }
        return moved;
    }

    /** Null where there is nothing to do. */
    private @Nullable List<Conflict> play(Move move) {
        int node = move.node();
        Version now = state.version(node);
        if (!state.isActive(node) || (now != null && now.compareTo(move.to().version()) >= 0)) {
            return null;
        }
        return bench.isMovable(node)
                ? bench.play(Update.precise(node, move.to().version()))
                : List.of(Conflict.elsewhere(state, node));
    }

    /** Moves what holds a place that was asked for, in so far as that can be done at once. */
    private boolean clear(List<Conflict> conflicts, Prerequisites prerequisites) {
        for (int i = conflicts.size() - 1; i >= 0; i--) {
            Conflict conflict = conflicts.get(i);
            if (conflict.kind() == Kind.OCCUPIED && conflict.occupant() >= 0) {
                Way way = prerequisites.need(conflict.dependency());
                boolean moved = false;
                for (Move move : way.never() ? List.<Move>of() : way.inOrder()) {
                    List<Conflict> played = play(move);
                    moved |= played != null && played.isEmpty();
                }
                if (moved) {
                    return true;
                }
            }
        }
        return false;
    }
}

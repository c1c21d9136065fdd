package dev.rustsecd.fix.route;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.resolve.Conflict;
import dev.rustsecd.resolve.Conflict.Kind;
import dev.rustsecd.resolve.Hopeless;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.resolve.Update;
import dev.rustsecd.semver.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The moves that cargo would make as things stand and that bring a goal nearer, found from the goal back: to where the
 * package may go, else what is in its way to where that is no more, and what is in the way of these.
 */
final class Agenda {
    private final Workbench bench;
    private final LockState state;
    private final Goal goal;
    private final Deque<Wish> wishes = new ArrayDeque<>();
    private final Set<Tried> tried = new HashSet<>();
    private final Deque<Loss> losses = new ArrayDeque<>();
    private final Set<Integer> dropped = new HashSet<>();
    private final Map<Tried, Move> moves = new LinkedHashMap<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final Map<Integer, Hopeless> hopeless = new HashMap<>();
    private final int limit;
    private boolean whole = true;

    /**
     * A move that cargo would make.
     *
     * @param rank how many smaller releases of the package would serve
     * @param depth how far from the goal it is: 0 moves the package itself
     */
    record Move(int node, PublishedVersion to, int rank, int depth) {
        Update update() {
            return Update.precise(node, to.version());
        }

        /** The same for a wish of which it is a smaller release. */
        Move as(int smaller) {
            return new Move(node, to, smaller, depth);
        }
    }

    /** Releases of which a package is to have one, and what is to hold then. */
    private record Wish(int node, List<PublishedVersion> releases, int depth, BooleanSupplier holds) {}

    private record Tried(int node, Version version) {}

    /** A package that may go for good. */
    private record Loss(int node, int depth) {}

    private Agenda(Workbench bench, Goal goal, int limit) {
        this.bench = bench;
        this.limit = limit;
        this.state = bench.state();
        this.goal = goal;
    }

    /**
     * The bench stays as it is.
     *
     * @param limit how far from the goal moves are looked for
     */
    static Agenda of(Workbench bench, Goal goal, int limit) {
        Agenda agenda = new Agenda(bench, goal, limit);
        agenda.wish(goal.node(), goal.targets().all(), 0, () -> true);
        agenda.loseOne(goal.node(), 0);
        agenda.look();
        return agenda;
    }

    /** Those nearest to the goal first, each package's ascending. */
    List<Move> moves() {
        return List.copyOf(moves.values());
    }

    /** Whether there is nothing beyond the limit. */
    boolean isWhole() {
        return whole;
    }

    /** Why cargo would reject those that it would not make. */
    List<Conflict> conflicts() {
        return conflicts;
    }

    private void look() {
        while (!(wishes.isEmpty() && losses.isEmpty()) && !bench.isSpent()) {
            if (wishes.isEmpty()) {
                doWithout(losses.remove());
            } else {
                grant(wishes.remove());
            }
        }
    }

    /** Of releases that require the same the smallest is tried: what stands in its way stands in the way of all. */
    private void grant(Wish wish) {
        KnownCrate crate = bench.crates().peek(state.crate(wish.node()));
        List<PublishedVersion> rejected = new ArrayList<>();
        Set<Integer> shapes = new HashSet<>();
        int rank = 0;
        for (PublishedVersion release : wish.releases()) {
            Tried one = new Tried(wish.node(), release.version());
            int smaller = rank;
            moves.computeIfPresent(one, (same, move) -> move.rank() <= smaller ? move : move.as(smaller));
            if (tried.add(one)) {
                int shape = crate == null ? rank : crate.shape(release);
                if (bench.dependents().rejecting(wish.node(), release.version()).length > 0) {
                    rejected.add(release);
                } else if (!shapes.contains(shape) && (!play(wish, release, rank) || wish.depth() > 0)) {
                    shapes.add(shape);
                }
            }
            rank++;
        }
        clear(wish, rejected);
    }

    /** Whether cargo makes the move. */
    private boolean play(Wish wish, PublishedVersion release, int rank) {
        int place = bench.place();
        Hopeless known = hopeless.computeIfAbsent(wish.node(), node -> new Hopeless());
        List<Conflict> found = bench.play(Update.precise(wish.node(), release.version()), known);
        boolean holds = found.isEmpty() && (wish.holds().getAsBoolean() || goal.isReached(state));
        if (found.isEmpty() && !holds) {
            tried.remove(new Tried(wish.node(), release.version())); // another wish may be content with it
        }
        if (holds) {
            moves.put(new Tried(wish.node(), release.version()), new Move(wish.node(), release, rank, wish.depth()));
        }
        bench.back(place);
        if (!found.isEmpty()) {
            conflicts.addAll(found);
            found.forEach(conflict -> clear(conflict, wish.depth() + 1));
            if (found.get(0).kind() == Kind.ELSEWHERE) {
                holdOnTo(wish.node(), release.version(), wish.depth() + 1);
            }
        }
        return found.isEmpty();
    }

    /** Dependents that admit none of the releases move to where they admit one, or go. */
    private void clear(Wish wish, List<PublishedVersion> rejected) {
        Set<Integer> inTheWay = new HashSet<>();
        for (PublishedVersion release : rejected) {
            for (int owner : bench.dependents().rejecting(wish.node(), release.version())) {
                inTheWay.add(owner);
            }
        }
        inTheWay.stream().sorted().forEach(owner -> raise(owner, wish.node(), rejected, wish.depth() + 1));
    }

    private void raise(int owner, int node, List<PublishedVersion> releases, int depth) {
        CanonicalName crate = state.crate(node);
        List<Version> to = releases.stream().map(PublishedVersion::version).toList();
        BooleanSupplier holds = () -> !bench.dependents().blocks(owner, node, releases);
        wish(owner, serving(owner, crate, to), depth, holds);
        wish(owner, leaving(owner, node, to), depth + 1, leaves(owner, node));
        loseOne(owner, depth);
    }

    /** Releases that admit one of the versions of a crate, or do not need it. */
    private List<PublishedVersion> serving(int owner, CanonicalName crate, List<Version> to) {
        return bench.reachableAbove(owner).stream()
                .filter(release -> Blockade.serves(release, crate, to, false))
                .toList();
    }

    /** Those that perhaps do, with other features, or that ask for another line of the crate. */
    private List<PublishedVersion> leaving(int owner, int node, List<Version> to) {
        CanonicalName crate = state.crate(node);
        Version now = Objects.requireNonNull(state.version(node));
        return bench.reachableAbove(owner).stream()
                .filter(release -> Blockade.serves(release, crate, to, true)
                        || !Blockade.serves(release, crate, List.of(now), false))
                .toList();
    }

    /** That one package no longer needs another as it is now. */
    private BooleanSupplier leaves(int owner, int node) {
        Version now = Objects.requireNonNull(state.version(node));
        return () -> !bench.dependents().needs(owner, node) || !now.equals(state.version(node));
    }

    private void clear(Conflict conflict, int depth) {
        int occupant = conflict.occupant();
        if (conflict.kind() == Kind.OCCUPIED && occupant >= 0) {
            Version now = state.version(occupant);
            BooleanSupplier holds = () -> !state.isActive(occupant) || !Objects.equals(state.version(occupant), now);
            wish(
                    occupant,
                    bench.reachableAbove(occupant).stream()
                            .filter(release -> conflict.dependency().admits(release.version()))
                            .toList(),
                    depth,
                    holds);
            loseOne(occupant, depth);
            if (now != null && conflict.dependency().admits(now)) {
                holdBack(occupant, now, depth + 1);
            }
        } else if (conflict.kind() == Kind.LINKS && occupant >= 0) {
            wish(occupant, bench.reachableAbove(occupant), depth, () -> true);
            loseOne(occupant, depth);
        }
    }

    private void loseOne(int node, int depth) {
        boolean may = !state.isOfLockfile(node) || bench.reachable().canVanish(node);
        if (may && isNear(depth) && dropped.add(node)) {
            losses.add(new Loss(node, depth));
        }
    }

    /** Where it is what the update itself moves that is in the way: what asks for more of it is moved before, and less far. */
    private void holdBack(int node, Version now, int depth) {
        for (int owner : state.owners(node)) {
            wish(owner, serving(owner, state.crate(node), List.of(now)), depth, () -> true);
        }
    }

    /** Dependents that another package of the crate would serve move to where only this one does. */
    private void holdOnTo(int node, Version to, int depth) {
        for (int owner : state.owners(node)) {
            List<PublishedVersion> releases = serving(owner, state.crate(node), List.of(to));
            wish(
                    owner,
                    releases,
                    depth,
                    () -> bench.dependents().needs(owner, node)
                            && !bench.dependents().isServedElsewhere(owner, node));
        }
    }

    /** What depends on a package does without it, or goes too. */
    private void doWithout(Loss loss) {
        int node = loss.node();
        CanonicalName crate = state.crate(node);
        for (int owner : state.owners(node)) {
            BooleanSupplier holds = () -> !bench.dependents().needs(owner, node);
            wish(owner, serving(owner, crate, List.of()), loss.depth() + 1, holds);
            wish(owner, leaving(owner, node, List.of()), loss.depth() + 2, leaves(owner, node));
            loseOne(owner, loss.depth() + 1);
        }
    }

    private void wish(int node, List<PublishedVersion> releases, int depth, BooleanSupplier holds) {
        if (bench.isMovable(node) && !releases.isEmpty() && isNear(depth)) {
            wishes.add(new Wish(node, releases, depth, holds));
        }
    }

    private boolean isNear(int depth) {
        whole &= depth <= limit;
        return depth <= limit;
    }
}

package dev.rustsecd.fix.route;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.fix.route.LikelyWays.Move;
import dev.rustsecd.fix.route.LikelyWays.Way;
import dev.rustsecd.release.Requirement.Asked;
import dev.rustsecd.resolve.Dependency;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.semver.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What has to move before a package can, looking at one requirement at a time: as if moves never got in each other's way.
 * What is impossible so is impossible, and what is possible so mostly is; whoever asks plays it.
 *
 * <p>Everything is worked out once for a state of the lockfile and serves all of its findings.
 */
final class Prerequisites {
    /** How many are worked out for the price of one update that is tried. */
    private static final int LOOKS_A_STEP = 8;

    /** What is further away than this is thought possible. */
    private static final int MAX_DEPTH = 300;

    /** How much is worked out for one question; what is left then is thought possible. */
    private static final int MAX_LOOKS = 400;

    /** What a move costs, in releases that are passed over for a nearer one. */
    private static final int A_MOVE = 10;

    private final Workbench bench;
    private final LockState state;
    private final Demands demands;
    private final boolean oneByOne;
    private final Map<Object, Way> known = new HashMap<>();
    private final Map<Need, Need> distinct = new HashMap<>();
    private final IdentityHashMap<Dependency, Need> needs = new IdentityHashMap<>();
    private final Map<Object, Integer> open = new HashMap<>();
    private final Deque<Object> doubtful = new ArrayDeque<>();
    private final Map<Integer, List<PublishedVersion>> above = new HashMap<>();
    private int looks;
    private final Deque<Integer> moving = new ArrayDeque<>();

    /** What is asked of a crate. */
    private record Need(CanonicalName crate, String text, Asked asked) {
        /** By what tells most apart. */
        @Override
        public int hashCode() {
            return 31 * crate.hashCode() + text.hashCode();
        }
    }

    /** That a package is there no more. */
    private record Loss(int node) {}

    /**
     * @param bench at the state that is asked about
     * @param oneByOne whether packages can only move one after the other, so that two that need each other never can
     */
    Prerequisites(Workbench bench, boolean oneByOne) {
        this.bench = bench;
        this.state = bench.state();
        this.demands = new Demands(state, bench.edges(), oneByOne);
        this.oneByOne = oneByOne;
    }

    /** To bring a package to a release. */
    Way move(int node, PublishedVersion to) {
        if (!bench.isMovable(node)) {
            return Way.NEVER;
        }
        Move move = new Move(node, to);
        return workedOut(move, () -> {
            moving.push(node);
            List<Way> first = new ArrayList<>();
            Way way = admittance(move, first)
                    ? requirements(node, to, demands.options(node, to), first)
                    : Way.never(first);
            moving.pop();
            return way.never() ? way : new Way(way.cost() + A_MOVE, move, List.copyOf(first), false, List.of());
        });
    }

    /** That a package is there no more: what depends on it does without it, or is there no more either. */
    Way loss(int node) {
        if (state.isOfLockfile(node) && !bench.reachable().canVanish(node)) {
            return Way.NEVER;
        }
        return workedOut(new Loss(node), () -> {
            List<Way> all = new ArrayList<>();
            for (int owner : state.owners(node)) {
                Way without = least(owner, release -> demands.leaves(owner, release, node));
                boolean cheap = !without.never() && without.cost() <= A_MOVE;
                Way way = cheap ? without : Way.cheaper(without, loss(owner));
                all.add(way);
                if (way.never()) {
                    return Way.never(all);
                }
            }
            return Way.sum(all);
        });
    }

    /** That a requirement is served by what is there, by moving what holds its place, or by what comes in. */
    Way need(Dependency dependency) {
        Need asked = needs.get(dependency);
        if (asked != null) {
            return workedOut(
                    asked,
                    () -> served(
                            dependency, Objects.requireNonNull(bench.crates().peek(dependency.crate()))));
        }
        if (demands.isThere(dependency, -1)) {
            return Way.FREE;
        }
        KnownCrate crate = bench.crates().peek(dependency.crate());
        if (crate == null) {
            return Way.FREE; // nobody knows
        }
        if (!crate.isThere()) {
            return new Way(0, null, List.of(), true, List.of(dependency));
        }
        Need need = new Need(dependency.crate(), dependency.text(), dependency.asked());
        Need known = distinct.putIfAbsent(need, need);
        needs.put(dependency, known == null ? need : known);
        return workedOut(known == null ? need : known, () -> served(dependency, crate));
    }

    /**
     * What leads back to itself is possible, as packages that come or go do so together, unless a move is in between. What
     * was worked out with that in mind is forgotten where it turns out otherwise.
     */
    private Way workedOut(Object key, Supplier<Way> work) {
        Way before = known.get(key);
        if (before != null) {
            return before;
        }
        Integer movesThen = open.get(key);
        if (movesThen != null) {
            return oneByOne && moving.size() > movesThen ? Way.NEVER : Way.FREE;
        }
        if (open.isEmpty()) {
            looks = 0;
        }
        if (open.size() == MAX_DEPTH || looks == MAX_LOOKS || !bench.budget().spendOneOf(LOOKS_A_STEP)) {
            return Way.FREE;
        }
        looks++;
        int mark = doubtful.size();
        open.put(key, moving.size());
        Way way = work.get();
        open.remove(key);
        while (way.never() != oneByOne && doubtful.size() > mark) {
            known.remove(doubtful.pop());
        }
        if (looks == MAX_LOOKS && !open.isEmpty()) {
            return way; // it may be what was not looked at
        }
        known.put(key, way);
        if (way.never() == oneByOne) {
            doubtful.push(key);
        }
        return way;
    }

    /** That all that depends on a package admits a version of it. */
    private boolean admittance(Move move, List<Way> first) {
        int node = move.node();
        Version version = move.to().version();
        for (Demands.Demand demand : demands.on(node)) {
            if (!demand.dependency().admits(version) && !demands.isThere(demand.dependency(), node)) {
                for (int owner : demand.owners()) {
                    Way raised = least(
                            owner,
                            release -> demands.admits(owner, release, node, version)
                                    || demands.leaves(owner, release, node));
                    Way way = raised.never() ? loss(owner) : raised;
                    first.add(way);
                    if (way.never()) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** That all is there, or can come, that a release requires. */
    private Way requirements(int node, PublishedVersion to, Set<String> options, List<Way> first) {
        List<Dependency> dependencies = to.dependencies();
        for (int i = 0; dependencies != null && i < dependencies.size(); i++) {
            Dependency dependency = dependencies.get(i);
            if (!dependency.elsewhere() && demands.isOn(node, dependency, options)) {
                Way way = need(dependency);
                first.add(way);
                if (way.never()) {
                    return Way.never(first);
                }
            }
        }
        return Way.sum(first);
    }

    /** The least of the ways to bring a package to one of the releases that it can reach. */
    private Way least(int node, Predicate<PublishedVersion> serves) {
        KnownCrate crate = bench.crates().get(state.crate(node));
        if (crate == null || !bench.isMovable(node)) {
            return Way.NEVER;
        }
        Way least = null;
        Set<Integer> shapes = new HashSet<>();
        int rank = 0;
        List<Way> tried = new ArrayList<>();
        for (PublishedVersion release : above.computeIfAbsent(node, bench::reachableAbove)) {
            if (serves.test(release)) {
                if (shapes.add(crate.shape(release))) {
                    Way way = move(node, release);
                    tried.add(way);
                    if (!way.never() && (least == null || way.cost() + rank < least.cost())) {
                        least = rank == 0 ? way : new Way(way.cost() + rank, null, List.of(way), false, List.of());
                    }
                }
                rank++;
                if (least != null && least.cost() <= A_MOVE + rank) {
                    break;
                }
            }
        }
        return least == null ? Way.never(tried) : least;
    }

    private Way served(Dependency dependency, KnownCrate crate) {
        Way least = null;
        Set<Integer> met = new HashSet<>();
        List<Way> tried = new ArrayList<>();
        List<PublishedVersion> admitted = crate.admitted(dependency);
        boolean vacant = state.nodesOf(dependency.crate()).length == 0;
        for (int i = 0; i < admitted.size(); i++) {
            PublishedVersion release = admitted.get(i);
            int holding = vacant ? -1 : state.occupant(dependency.crate(), release.version());
            int occupant = holding >= 0 && comesAlong(holding) ? -1 : holding;
            Way way = null;
            if (occupant < 0 && met.add(-1 - crate.shape(release))) {
                way = requirements(-1, release, release.optionsOf(dependency.asked()), new ArrayList<>());
            } else if (occupant >= 0 && met.add(occupant)) {
                Way moved = least(occupant, other -> dependency.admits(other.version()));
                way = moved.never() ? loss(occupant) : moved;
            }
            if (way != null) {
                tried.add(way);
                least = !way.never() && (least == null || way.cost() < least.cost()) ? way : least;
            }
            if (least != null && least.cost() == 0) {
                break;
            }
        }
        return least == null ? Way.never(tried) : least;
    }

    /** Whether a package is there only for one that is about to move, and so is let go with it. */
    private boolean comesAlong(int other) {
        for (int node : moving) {
            if (node != other && demands.aloneFor(node).get(other)) {
                return true;
            }
        }
        return false;
    }
}

package dev.rustsecd.fix.route;

import dev.rustsecd.lockfile.WorkBudget;
import dev.rustsecd.resolve.Conflict;
import dev.rustsecd.resolve.Dependency;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.resolve.LockState;
import dev.rustsecd.resolve.PublishedVersion;
import dev.rustsecd.resolve.Update;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a sequence of pinned commands that leads to a goal: from each state that was reached all moves that bring it
 * nearer, smallest steps first, until there is none left that was not tried. What is found is made smaller: no command
 * that is not needed, and none that goes further than it must.
 */
final class PinnedWays {
    private static final int MAX_CONFLICTS = 64;

    /** How far from the goal moves are looked for at first; further where nothing nearer leads there. */
    private static final int NEAR = 2;

    /** How much further, in releases, a way seems that is there already and brings in a finding. */
    private static final int BRINGS_IN = 20;

    private final Workbench bench;
    private final LockState state;
    private final Goal goal;
    private final int start;
    private final PriorityQueue<Path> open = new PriorityQueue<>(Comparator.comparingInt(Path::cost)
            .thenComparingInt(path -> -path.updates().size())
            .thenComparingInt(Path::number));
    private final Set<String> seen = new HashSet<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private @Nullable List<Update> unclean;
    private int paths;

    /** Updates that were played, how far they go, and how far from the goal moves are looked for from there. */
    private record Path(List<Update> updates, int steps, int cost, int limit, int number) {}

    PinnedWays(Workbench bench, Goal goal) {
        this.bench = bench;
        this.state = bench.state();
        this.goal = goal;
        this.start = bench.place();
    }

    /** Leaves the bench at the goal with nothing brought in, or as it was. */
    boolean find() {
        open.add(new Path(List.of(), 0, 0, NEAR, paths++));
        while (!open.isEmpty() && !bench.isSpent()) {
            Path path = open.remove();
            if (bench.carryOut(start, path.updates()) && expand(path)) {
                return makeSmaller();
            }
        }
        bench.back(start);
        return false;
    }

    /** As {@link #find}, where nothing was found so: a way that brings in other findings. */
    boolean takeUnclean() {
        return unclean != null && bench.carryOut(start, unclean);
    }

    /** What stood in the way, once each. */
    List<Conflict> conflicts() {
        return conflicts;
    }

    /** Whether the goal is reached, or with one move of the package itself; else notes where to go on. */
    private boolean expand(Path path) {
        if (!path.updates().isEmpty() && isDone(path.updates())) {
            return true;
        }
        Agenda agenda = Agenda.of(bench, goal, path.limit());
        if (!agenda.isWhole()) {
            int further = path.limit() * 3;
            open.add(new Path(path.updates(), path.steps(), path.steps() + path.limit() + 1, further, paths++));
        }
        agenda.conflicts().stream()
                .filter(one -> conflicts.size() < MAX_CONFLICTS && !conflicts.contains(one))
                .forEach(conflicts::add);
        for (Agenda.Move move : agenda.moves()) {
            int place = bench.place();
            bench.play(move.update());
            List<Update> longer = new ArrayList<>(path.updates());
            longer.add(move.update());
            if (move.depth() == 0 && isDone(longer)) {
                return true;
            }
            if (seen.add(signature())) {
                int steps = path.steps() + move.rank() + (goal.isReached(state) && !bench.isClean() ? BRINGS_IN : 0);
                open.add(new Path(longer, steps, steps + move.depth(), NEAR, paths++));
            }
            bench.back(place);
        }
        return false;
    }

    /** What is there now that was not, as a text that tells states apart. */
    private String signature() {
        StringBuilder text = new StringBuilder();
        for (int node : state.touched()) {
            if (state.isChanged(node)) {
                text.append(state.isOfLockfile(node) ? String.valueOf(node) : state.name(node));
                text.append('@').append(state.version(node)).append(bench.wasSet(node) ? '!' : ' ');
            } else if (state.isOfLockfile(node) && !state.isActive(node)) {
                text.append(node).append('-');
            }
        }
        return text.toString();
    }

    private boolean isDone(List<Update> updates) {
        if (!goal.isReached(state) || !bench.keepsToRules()) {
            return false;
        }
        if (bench.introduced().isEmpty()) {
            return true;
        }
        unclean = unclean == null ? updates : unclean;
        return false;
    }

    /** Makes the way to where the bench is as small as can be; true. */
    boolean makeSmaller() {
        WorkBudget before = bench.budget();
        bench.spendFrom(new WorkBudget(Long.MAX_VALUE));
        shrink();
        bench.spendFrom(before);
        return true;
    }

    private void shrink() {
        List<Update> least =
                bench.movesSince(start).stream().map(PlayedUpdates.Move::update).toList();
        for (int i = least.size() - 1; i >= 0; i--) {
            bench.carryOut(start, least.subList(0, i));
            List<Update> fewer = new ArrayList<>(least);
            fewer.remove(i);
            least = !fewer.isEmpty() && !isNeeded(least, i) && leads(fewer) ? fewer : withSmaller(least, i);
        }
        bench.carryOut(start, least);
    }

    /** Whether the package of an update refuses what comes later at the version that it has, which is that before it. */
    private boolean isNeeded(List<Update> updates, int place) {
        int node = updates.get(place).unlocked().get(0);
        PublishedVersion release = bench.edges().published(node);
        return release != null && refuses(node, release, updates.subList(place + 1, updates.size()));
    }

    /** Whether a package at a release refuses one of the updates to come, as nothing else would serve it. */
    private boolean refuses(int node, PublishedVersion release, List<Update> later) {
        for (Update update : later) {
            int moved = update.unlocked().get(0);
            Version to = update.precise();
            if (moved == node || to == null) {
                return false;
            }
            for (Dependency dependency : release.dependenciesOn(state.crate(moved))) {
                if (!dependency.optional()
                        && !dependency.elsewhere()
                        && !dependency.admits(to)
                        && bench.dependents().isServedOnlyBy(moved, dependency)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The same with the smallest release at one place that leads to the goal as well. */
    private List<Update> withSmaller(List<Update> updates, int place) {
        Update update = updates.get(place);
        int node = update.unlocked().get(0);
        Version to = Objects.requireNonNull(update.precise());
        KnownCrate crate = bench.crates().peek(state.crate(node));
        if (crate == null || node == goal.node()) {
            return updates;
        }
        bench.carryOut(start, updates.subList(0, place));
        Version from = Objects.requireNonNull(state.version(node));
        Set<Integer> hopeless = new HashSet<>();
        for (PublishedVersion release : crate.ascending()) {
            Version version = release.version();
            boolean between = version.compareTo(from) > 0 && version.compareTo(to) < 0;
            if (between
                    && !release.isYanked()
                    && (!version.isPreRelease() || from.isPreRelease())
                    && bench.dependents().rejecting(node, version).length == 0
                    && !hopeless.contains(crate.shape(release))
                    && !refuses(node, release, updates.subList(place + 1, updates.size()))) {
                List<Update> smaller = new ArrayList<>(updates);
                smaller.set(place, Update.precise(node, version));
                boolean reached = bench.carryOut(start, smaller) && goal.isReached(state);
                if (reached && bench.isClean()) {
                    return smaller;
                }
                if (!reached) {
                    hopeless.add(crate.shape(release)); // others that require the same lead no further
                }
                bench.carryOut(start, updates.subList(0, place));
            }
        }
        return updates;
    }

    private boolean leads(List<Update> updates) {
        return bench.carryOut(start, updates) && goal.isReached(state) && bench.isClean();
    }
}

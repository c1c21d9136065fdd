package dev.rustsecd.resolve;

import dev.rustsecd.lockfile.WorkBudget;
import dev.rustsecd.semver.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plays updates on one state with what is known of the registry. */
public final class CargoUpdate {
    private final LockState state;
    private final KnownCrates crates;
    private final Edges edges;
    private final NativeLibraries libraries;
    private @Nullable List<Doubled> doubled;
    private final Map<Doubled, List<WideEdge>> wide = new HashMap<>();

    /** That a package at a version depends on one of several packages of a crate. */
    private record Doubled(int owner, int node, Version version) {}

    /** That another of them would serve the dependency as well. */
    private record WideEdge(int owner, int node, Version version, Dependency dependency) {}

    /** What updates of one state share. */
    record Registry(LockState state, KnownCrates crates, Edges edges, NativeLibraries libraries) {}

    /**
     * What came of an update.
     *
     * @param conflicts what stands in the way; empty where it was done
     * @param sure whether cargo had no choice which of the packages let go is to stay behind its newest
     */
    public record Played(List<Conflict> conflicts, boolean sure) {
        public Played {
            conflicts = List.copyOf(conflicts);
        }
    }

    public CargoUpdate(LockState state, KnownCrates crates) {
        this.state = state;
        this.crates = crates;
        this.edges = new Edges(state, crates);
        this.libraries = new NativeLibraries(state, crates);
    }

    /**
     * Changes the state as cargo would change the lockfile.
     *
     * @return without conflicts where cargo would do it; else the state is as before
     */
    public Played play(Update update, WorkBudget budget) {
        return play(update, budget, new Hopeless());
    }

    /**
     * As the other.
     *
     * @param hopeless what updates of the same package from this state have learned; this one adds to it
     */
    public Played play(Update update, WorkBudget budget, Hopeless hopeless) {
        BitSet freed = doubled().isEmpty() ? new BitSet() : freedBy(update);
        List<WideEdge> wideBelow = doubled().stream()
                .filter(edge -> freed.get(edge.owner()) && !update.lets(edge.owner()))
                .flatMap(edge -> wide.computeIfAbsent(edge, this::wideEdges).stream())
                .toList();
        UpdateRun run = new UpdateRun(new Registry(state, crates, edges, libraries), budget, update, hopeless);
        Played played = new Played(run.run(), !run.isUnsure());
        if (played.conflicts().isEmpty()) {
            wideBelow.forEach(edge -> lockAnew(edge, update, freed));
        }
        return played;
    }

    /** What the packages depend on that an update lets go, however far down, and the packages. */
    private BitSet freedBy(Update update) {
        BitSet freed = new BitSet();
        Deque<Integer> more = new ArrayDeque<>(update.unlocked());
        while (!more.isEmpty()) {
            int node = more.pop();
            if (!freed.get(node)) {
                freed.set(node);
                for (int dependency : state.dependencies(node)) {
                    more.push(dependency);
                }
            }
        }
        return freed;
    }

    private List<Doubled> doubled() {
        List<Doubled> known = doubled;
        if (known == null) {
            known = new ArrayList<>();
            for (int owner = 0; owner < state.size(); owner++) {
                Version version = state.isCratesIo(owner) ? state.version(owner) : null;
                for (int node : version == null ? IntSets.NONE : state.dependencies(owner)) {
                    if (state.nodesOf(state.crate(node)).length > 1 && !hasAnother(owner, node)) {
                        known.add(new Doubled(owner, node, Objects.requireNonNull(version)));
                    }
                }
            }
            doubled = known;
        }
        return known;
    }

    /**
     * Of the versions that the lockfile has, whatever moved since: an update is played again as it was played first. The crate
     * is asked for, so that nothing depends on whether it was known already.
     */
    private List<WideEdge> wideEdges(Doubled edge) {
        KnownCrate crate = crates.get(state.crate(edge.owner()));
        PublishedVersion published = crate == null ? null : crate.find(edge.version());
        List<WideEdge> edges = new ArrayList<>();
        for (Dependency dependency :
                published == null ? List.<Dependency>of() : published.dependenciesOn(state.crate(edge.node()))) {
            if (wasAdmitted(dependency, edge.node())
                    && Arrays.stream(state.nodesOf(dependency.crate()))
                            .anyMatch(other -> other != edge.node() && wasAdmitted(dependency, other))) {
                edges.add(new WideEdge(edge.owner(), edge.node(), edge.version(), dependency));
            }
        }
        return edges;
    }

    private boolean wasAdmitted(Dependency dependency, int node) {
        Version version = state.isOfLockfile(node) ? state.lockedVersion(node) : null;
        return version != null && state.isCratesIo(node) && dependency.admits(version);
    }

    /** Whether a package has two of one crate: which requirement is whose is not known then. */
    private boolean hasAnother(int owner, int node) {
        return Arrays.stream(state.dependencies(owner))
                .anyMatch(other -> other != node && state.crate(other).equals(state.crate(node)));
    }

    private boolean isAdmitted(Dependency dependency, int node) {
        Version version = state.version(node);
        return version != null && state.isCratesIo(node) && dependency.admits(version);
    }

    /**
     * Cargo does not lock what a package that is let go depends on, but to the lowest version that is locked elsewhere, else
     * it prefers the highest that there was.
     */
    private void lockAnew(WideEdge edge, Update update, BitSet freed) {
        int owner = edge.owner();
        int node = edge.node();
        if (!state.isActive(owner)
                || !edge.version().equals(state.version(owner))
                || !IntSets.contains(state.dependencies(owner), node)) {
            return;
        }
        int to = -1;
        boolean locked = false;
        for (int other : state.nodesOf(edge.dependency().crate())) {
            if (state.isOfLockfile(other)
                    && !update.lets(other)
                    && state.isActive(other)
                    && isAdmitted(edge.dependency(), other)) {
                boolean lockedHere = !freed.get(other);
                if (to < 0 || (lockedHere && !locked) || (lockedHere == locked && isBefore(other, to) == locked)) {
                    to = other;
                    locked = lockedHere;
                }
            }
        }
        if (to >= 0 && to != node) {
            state.unlink(owner, node);
            state.link(owner, to);
            dropUnneeded(node);
        }
    }

    private boolean isBefore(int one, int other) {
        return Objects.requireNonNull(state.version(one)).compareTo(Objects.requireNonNull(state.version(other))) < 0;
    }

    private void dropUnneeded(int start) {
        Deque<Integer> more = new ArrayDeque<>(List.of(start));
        while (!more.isEmpty()) {
            int node = more.pop();
            if (state.isActive(node) && !state.hasOwner(node)) {
                state.drop(node);
                for (int dependency : state.dependencies(node)) {
                    more.push(dependency);
                }
            }
        }
    }
}

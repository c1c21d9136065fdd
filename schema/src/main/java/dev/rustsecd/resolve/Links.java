package dev.rustsecd.resolve;

import dev.rustsecd.lockfile.DependencyGraph;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which packages depend on which, as updates change it. To take a change back, only the change is remembered and not what
 * was there: a root of thousands of dependencies, and what thousands depend on, change as often as anything else.
 */
final class Links {
    private final DependencyGraph graph;
    private final int baseSize;
    private final UndoLog undoLog;
    private int[] @Nullable [] dependencies;
    private int[] @Nullable [] owners;

    /**
     * @param baseSize how many packages the graph has
     * @param room for how many packages there is room at first
     */
    Links(DependencyGraph graph, int baseSize, int room, UndoLog undoLog) {
        this.graph = graph;
        this.baseSize = baseSize;
        this.undoLog = undoLog;
        this.dependencies = new int[room][];
        this.owners = new int[room][];
    }

    void grow(int room) {
        dependencies = Arrays.copyOf(dependencies, room);
        owners = Arrays.copyOf(owners, room);
    }

    /** A package that nothing depends on yet and that depends on nothing. */
    void add(int node) {
        dependencies[node] = IntSets.NONE;
        owners[node] = IntSets.NONE;
    }

    /** What it depends on; each once. */
    int[] dependencies(int node) {
        int[] known = dependencies[node];
        if (known == null) {
            known = node < baseSize ? IntSets.distinct(graph.dependencies(node)) : IntSets.NONE;
            dependencies[node] = known;
        }
        return known;
    }

    /** What depends on it, in the build or not; each once. */
    int[] owners(int node) {
        int[] known = owners[node];
        if (known == null) {
            known = node < baseSize ? IntSets.distinct(graph.dependents(node)) : IntSets.NONE;
            owners[node] = known;
        }
        return known;
    }

    void link(int owner, int node) {
        int[] of = dependencies(owner);
        if (!IntSets.contains(of, node)) {
            dependencies[owner] = IntSets.with(of, node);
            undoLog.add(owner, () -> dependencies[owner] = IntSets.withoutLast(dependencies(owner)));
            owners[node] = IntSets.with(owners(node), owner);
            undoLog.add(node, () -> owners[node] = IntSets.withoutLast(owners(node)));
        }
    }

    void unlink(int owner, int node) {
        if (removeDependency(owner, node)) {
            int place = IntSets.indexOf(owners(node), owner);
            owners[node] = IntSets.withoutAt(owners(node), place);
            undoLog.add(node, () -> owners[node] = IntSets.withAt(owners(node), place, owner));
        }
    }

    /** Takes a package from all of these owners, in time that grows with how many there are. */
    void unlinkOwners(int node, IntPredicate which) {
        int[] all = owners(node);
        int[] left = new int[all.length];
        int count = 0;
        for (int owner : all) {
            if (which.test(owner)) {
                removeDependency(owner, node);
            } else {
                left[count++] = owner;
            }
        }
        owners[node] = Arrays.copyOf(left, count);
        undoLog.add(node, () -> owners[node] = all);
    }

    /** False where there is nothing to remove. */
    private boolean removeDependency(int owner, int node) {
        int place = IntSets.indexOf(dependencies(owner), node);
        if (place < 0) {
            return false;
        }
        dependencies[owner] = IntSets.withoutAt(dependencies(owner), place);
        undoLog.add(owner, () -> dependencies[owner] = IntSets.withAt(dependencies(owner), place, node));
        return true;
    }
}

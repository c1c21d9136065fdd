package dev.rustsecd.lockfile;

import dev.rustsecd.lockfile.DependencyGraph.RootPaths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Searches one graph upwards from packages to roots, breadth first, one search after the other in the same memory. Not
 * safe for use by two threads.
 */
public final class RootSearch {
    private static final int UNSEEN = -1;
    private static final int TAKEN = -1;

    private final DependencyGraph graph;

    /** By package that a search has reached: the next one on the way down. */
    private final int[] towards;

    private final int[] queue;
    private final int[] roots;

    public RootSearch(DependencyGraph graph) {
        this.graph = graph;
        this.towards = new int[graph.size()];
        this.queue = new int[graph.size()];
        this.roots = new int[graph.size()];
        Arrays.fill(towards, UNSEEN);
    }

    /**
     * A shortest path from each root that reaches the package. Packages without source that nothing depends on come first,
     * and each further path through a dependency of a root behind the first ones through the others.
     *
     * @param max how many paths to give at most; roots beyond are only counted
     * @param budget the steps that may be taken, shared by several calls
     */
    public RootPaths shortestPaths(int index, int max, WorkBudget budget) {
        if (!budget.spend(graph.size())) {
            return new RootPaths(List.of(), 0, false);
        }
        towards[index] = index;
        queue[0] = index;
        int queued = 1;
        int total = 0;
        boolean complete = true;
        for (int next = 0; next < queued && complete; next++) {
            int here = queue[next];
            if (graph.isRoot(here)) {
                roots[total++] = here;
            }
            complete = budget.spend(graph.dependentsFrom(here + 1) - graph.dependentsFrom(here));
            queued = complete ? reachDependents(here, queued) : queued;
        }
        List<int[]> shortest = new ArrayList<>(max);
        for (int root : chosen(total, max)) {
            shortest.add(path(root, index));
        }
        forget(queued);
        return new RootPaths(shortest, total, complete);
    }

    /** The roots that paths begin at, of those that were reached; the sooner reached first where nothing else tells. */
    private int[] chosen(int reached, int max) {
        int[] chosen = new int[Math.min(max, reached)];
        int count = 0;
        while (count < chosen.length) {
            int roundFrom = count;
            count = choose(true, chosen, roundFrom, count, reached);
            count = choose(false, chosen, roundFrom, count, reached);
        }
        return chosen;
    }

    /** One round: roots of one sort, none through a dependency that the round has already. */
    private int choose(boolean tops, int[] chosen, int roundFrom, int countBefore, int reached) {
        int count = countBefore;
        for (int i = 0; i < reached && count < chosen.length; i++) {
            int root = roots[i];
            if (root != TAKEN && graph.isTop(root) == tops && isNewWay(towards[root], chosen, roundFrom, count)) {
                chosen[count++] = root;
                roots[i] = TAKEN;
            }
        }
        return count;
    }

    private boolean isNewWay(int dependency, int[] chosen, int from, int to) {
        for (int i = from; i < to; i++) {
            if (towards[chosen[i]] == dependency) {
                return false;
            }
        }
        return true;
    }

    private int reachDependents(int here, int queuedBefore) {
        int queued = queuedBefore;
        int[] dependents = graph.allDependents();
        int to = graph.dependentsFrom(here + 1);
        for (int i = graph.dependentsFrom(here); i < to; i++) {
            int dependent = dependents[i];
            if (towards[dependent] == UNSEEN) {
                towards[dependent] = here;
                queue[queued++] = dependent;
            }
        }
        return queued;
    }

    private void forget(int queued) {
        for (int i = 0; i < queued; i++) {
            towards[queue[i]] = UNSEEN;
        }
    }

    private int[] path(int from, int to) {
        int length = 1;
        for (int step = from; step != to; step = towards[step]) {
            length++;
        }
        int[] path = new int[length];
        int step = from;
        for (int i = 0; i < length; i++) {
            path[i] = step;
            step = towards[step];
        }
        return path;
    }
}

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

    private final DependencyGraph graph;

    /** By package that a search has reached: the next one on the way down. */
    private final int[] towards;

    private final int[] queue;

    public RootSearch(DependencyGraph graph) {
        this.graph = graph;
        this.towards = new int[graph.size()];
        this.queue = new int[graph.size()];
        Arrays.fill(towards, UNSEEN);
    }

    /**
     * A shortest path from each root that reaches the package.
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
        List<int[]> shortest = new ArrayList<>(max);
        for (int next = 0; next < queued && complete; next++) {
            int here = queue[next];
            if (graph.isRoot(here)) {
                total++;
                if (shortest.size() < max) {
                    shortest.add(path(here, index));
                }
            }
            complete = budget.spend(graph.dependentsFrom(here + 1) - graph.dependentsFrom(here));
            queued = complete ? reachDependents(here, queued) : queued;
        }
        forget(queued);
        return new RootPaths(shortest, total, complete);
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

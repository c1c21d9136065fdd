package dev.rustsecd.service.render.text;

import dev.rustsecd.lockfile.DependencyGraph;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.WorkBudget;
import dev.rustsecd.service.render.SafeText;
import dev.rustsecd.words.FindingSentences;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A package, and below it what depends on it, in a few lines: what leads to a root the soonest comes first, a package that
 * was printed once is marked and not unfolded again, and what does not fit is counted.
 */
final class ShortTree {
    /** Of one tree. */
    static final int MAX_LINES = 20;

    /** Of all trees of a report together, but for {@link #MIN_LINES} of each. */
    private static final int MAX_LINES_TOGETHER = 300;

    private static final int MIN_LINES = 5;

    /** As {@code cargo tree} marks what it has printed before. */
    private static final String AGAIN = " (*)";

    private final List<LockedPackage> packages;
    private final DependencyGraph graph;
    private final WorkBudget steps;
    private final int maxLines;

    /** How many steps down from the nearest root each package is. */
    private final int[] depth;

    /**
     * @param trees how many there will be
     * @param steps from package to package that may be taken, over all trees
     */
    ShortTree(List<LockedPackage> packages, DependencyGraph graph, int trees, WorkBudget steps) {
        this.maxLines = Math.max(MIN_LINES, Math.min(MAX_LINES, MAX_LINES_TOGETHER / Math.max(1, trees)));
        this.packages = packages;
        this.graph = graph;
        this.steps = steps;
        this.depth = depths();
    }

    private int[] depths() {
        int[] depths = new int[packages.size()];
        int[] queue = new int[packages.size()];
        Arrays.fill(depths, Integer.MAX_VALUE);
        int queued = 0;
        for (int i = 0; i < depths.length; i++) {
            if (graph.isRoot(i)) {
                depths[i] = 0;
                queue[queued++] = i;
            }
        }
        for (int next = 0; next < queued; next++) {
            int here = queue[next];
            for (int below : graph.dependencies(here)) {
                if (depths[below] == Integer.MAX_VALUE) {
                    depths[below] = depths[here] + 1;
                    queue[queued++] = below;
                }
            }
        }
        return depths;
    }

    /** A package still to print. */
    private record Line(int index, String indent, boolean top, boolean last) {
        String branch() {
            return top ? "" : indent + (last ? "└── " : "├── ");
        }

        String below() {
            return top ? "" : indent + (last ? "    " : "│   ");
        }
    }

    void print(int index, StringBuilder out) {
        List<Line> lines = lines(index);
        Set<Integer> shown = new HashSet<>();
        lines.stream().limit(maxLines - 1L).forEach(line -> shown.add(line.index()));
        int left = lines.size() > maxLines ? reached(index) - shown.size() : 0;
        shown.clear();
        for (Line line : lines.subList(0, Math.min(lines.size(), left > 0 ? maxLines - 1 : maxLines))) {
            out.append(line.branch())
                    .append(SafeText.of(packages.get(line.index()).label()))
                    .append(shown.add(line.index()) || graph.dependents(line.index()).length == 0 ? "" : AGAIN)
                    .append('\n');
        }
        if (left > 0) {
            out.append(FindingSentences.treeCut(left)).append('\n');
        }
    }

    /** The first lines of the tree, one more than there is room for where there are more. */
    private List<Line> lines(int index) {
        Set<Integer> unfolded = new HashSet<>();
        List<Line> lines = new ArrayList<>();
        Deque<Line> next = new ArrayDeque<>();
        next.push(new Line(index, "", true, true));
        while (!next.isEmpty() && lines.size() <= maxLines) {
            Line line = next.pop();
            lines.add(line);
            if (unfolded.add(line.index())) {
                pushDependents(line, next);
            }
        }
        return lines;
    }

    /** How many packages the whole tree has, or as many as there was time to count. */
    private int reached(int index) {
        boolean[] seen = new boolean[packages.size()];
        int[] queue = new int[packages.size()];
        int queued = 1;
        queue[0] = index;
        seen[index] = true;
        for (int next = 0; next < queued; next++) {
            int[] dependents = graph.dependents(queue[next]);
            if (!steps.spend(dependents.length + 1L)) {
                return queued;
            }
            for (int dependent : dependents) {
                if (!seen[dependent]) {
                    seen[dependent] = true;
                    queue[queued++] = dependent;
                }
            }
        }
        return queued;
    }

    // The stack turns the order round.
    private void pushDependents(Line line, Deque<Line> lines) {
        int[] dependents = IntStream.of(graph.dependents(line.index()))
                .distinct()
                .boxed()
                .sorted((a, b) -> Integer.compare(depth[b], depth[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        String indent = line.below();
        for (int i = 0; i < dependents.length; i++) {
            lines.push(new Line(dependents[i], indent, false, i == 0));
        }
    }
}

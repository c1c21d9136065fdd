package dev.rustsecd.service.render.text;

import dev.rustsecd.lockfile.DependencyGraph;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.WorkBudget;
import dev.rustsecd.service.render.SafeText;
import dev.rustsecd.words.FindingSentences;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A package, and below it what depends on it, up to the roots. Dependents stand in the reverse order of the text, and a
 * package that was printed once is printed again without its own dependents.
 *
 * <p>Source: cargo-lock crate, {@code dependency/tree.rs}, for layout and order.
 */
final class InverseTree {
    private static final String LEFT_OUT = FindingSentences.treeLeftOut() + '\n';

    private final List<LockedPackage> packages;
    private final DependencyGraph graph;
    private final WorkBudget characters;

    /** @param characters how many may be printed, over all trees */
    InverseTree(List<LockedPackage> packages, DependencyGraph graph, WorkBudget characters) {
        this.packages = packages;
        this.graph = graph;
        this.characters = characters;
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
        boolean[] printed = new boolean[packages.size()];
        Deque<Line> lines = new ArrayDeque<>();
        lines.push(new Line(index, "", true, true));
        while (!lines.isEmpty()) {
            Line line = lines.pop();
            String text = line.branch() + SafeText.of(packages.get(line.index()).label()) + '\n';
            if (!characters.spend(text.length())) {
                out.append(LEFT_OUT);
                return;
            }
            out.append(text);
            if (!printed[line.index()]) {
                printed[line.index()] = true;
                pushDependents(line, lines);
            }
        }
    }

    // The stack turns the order of the text round.
    private void pushDependents(Line line, Deque<Line> lines) {
        int[] dependents = graph.dependents(line.index());
        String indent = line.below();
        for (int i = 0; i < dependents.length; i++) {
            lines.push(new Line(dependents[i], indent, false, i == 0));
        }
    }
}

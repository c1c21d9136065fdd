package dev.rustsecd.service.render.text;

import dev.rustsecd.lockfile.DependencyGraph;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.WorkBudget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The dependency trees of one report, in the style that was asked for. */
final class Trees {
    /** All trees of one report together; the longest of a real workspace, with 1,804 packages, come to 8 million. */
    private static final long MAX_CHARACTERS = 10_000_000;

    /** From package to package, for counting what short trees leave out. */
    private static final long MAX_STEPS = 10_000_000;

    private final TreeStyle style;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final InverseTree whole;
    private final ShortTree brief;

    /** @param count how many trees there will be */
    Trees(Lockfile lockfile, TreeStyle style, int count) {
        List<LockedPackage> packages = lockfile.packages();
        DependencyGraph graph = style == TreeStyle.NONE ? DependencyGraph.EMPTY : DependencyGraph.of(lockfile);
        List<LockedPackage> printed = style == TreeStyle.NONE ? List.of() : packages;
        for (int i = 0; i < printed.size(); i++) {
            indexes.putIfAbsent(key(printed.get(i)), i);
        }
        this.style = style;
        this.whole = new InverseTree(printed, graph, new WorkBudget(MAX_CHARACTERS));
        this.brief = new ShortTree(printed, graph, count, new WorkBudget(MAX_STEPS));
    }

    boolean areShown() {
        return style != TreeStyle.NONE;
    }

    void print(LockedPackage locked, StringBuilder out) {
        Integer index = indexes.get(key(locked));
        if (index != null && style == TreeStyle.FULL) {
            whole.print(index, out);
        } else if (index != null) {
            brief.print(index, out);
        }
    }

    private static String key(LockedPackage locked) {
        return locked.label()
                + ' '
                + (locked.source() == null ? "" : locked.source().text());
    }
}

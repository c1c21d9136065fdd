package dev.rustsecd.service.page.report;

import dev.rustsecd.audit.DependencyPaths;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.PackageLabels;
import dev.rustsecd.words.page.ReportPageSentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a package comes into a build, drawn: the package on top, below it what depends on it, down to the packages of the
 * workspace. Each row of the picture stands beside a row of text.
 *
 * @param edges SVG path data, likewise the others
 * @param blocked edges whose dependent does not accept the fixed version
 * @param cut a sentence where not all is drawn, else empty
 */
public record PathGraph(int width, int height, String edges, String blocked, String dots, List<Row> rows, String cut) {
    private static final int MAX_ROWS = 24;

    /** Deeper rows are indented no further. */
    static final int MAX_DEPTH = 14;

    /** Pixels; the style sheet has the same. */
    private static final int ROW = 26;

    private static final int STEP = 16;
    private static final int EDGE = 8;

    /**
     * The text of a row.
     *
     * @param note what blocks here; empty where nothing does
     * @param own whether it is a package of the workspace
     */
    public record Row(int depth, String label, String note, boolean own) {}

    /** A package, and those that depend on it on some path. */
    private record Node(LockedPackage locked, List<Node> dependents) {
        Node child(LockedPackage dependent) {
            for (Node there : dependents) {
                if (isSame(there.locked(), dependent)) {
                    return there;
                }
            }
            Node child = new Node(dependent, new ArrayList<>());
            dependents.add(child);
            return child;
        }

        private static boolean isSame(LockedPackage one, LockedPackage other) {
            return one.name().equals(other.name())
                    && one.versionText().equals(other.versionText())
                    && Objects.equals(one.source(), other.source());
        }
    }

    /**
     * The paths of a package, joined where they are the same.
     *
     * @param requirements by {@code name@version}: what a dependent that is in the way requires
     * @return null where nothing depends on the package
     */
    static @Nullable PathGraph of(DependencyPaths paths, Map<String, String> requirements) {
        Node root = null;
        for (List<LockedPackage> path : paths.shortest()) {
            if (path.size() > 1) {
                root = root == null ? new Node(path.get(path.size() - 1), new ArrayList<>()) : root;
                Node node = root;
                for (int i = path.size() - 2; i >= 0; i--) {
                    node = node.child(path.get(i));
                }
            }
        }
        return root == null ? null : new Drawing(paths.labels(), requirements).draw(root);
    }

    /** Draws row by row, depth first. */
    private static final class Drawing {
        private final PackageLabels labels;
        private final Map<String, String> requirements;
        private final StringBuilder edges = new StringBuilder();
        private final StringBuilder blocked = new StringBuilder();
        private final StringBuilder dots = new StringBuilder();
        private final List<Row> rows = new ArrayList<>();
        private int left;
        private int deepest;

        Drawing(PackageLabels labels, Map<String, String> requirements) {
            this.labels = labels;
            this.requirements = requirements;
        }

        PathGraph draw(Node root) {
            add(root, 0, "");
            dependents(root, 0, 0, true);
            return new PathGraph(
                    deepest * STEP + 2 * EDGE,
                    rows.size() * ROW,
                    edges.toString(),
                    blocked.toString(),
                    dots.toString(),
                    rows,
                    left == 0 ? "" : ReportPageSentences.graphCut(left));
        }

        /**
         * @param row of the node
         * @param inTheWay whether the node is the package itself, or in its way
         */
        private void dependents(Node node, int depth, int row, boolean inTheWay) {
            for (Node dependent : node.dependents()) {
                if (rows.size() == MAX_ROWS) {
                    left += size(dependent);
                } else {
                    String requirement = inTheWay
                            ? requirements.getOrDefault(dependent.locked().id(), "")
                            : "";
                    int below = Math.min(depth + 1, MAX_DEPTH);
                    edge(requirement.isEmpty() ? edges : blocked, depth, row, below);
                    add(dependent, below, requirement.isEmpty() ? "" : ReportPageSentences.blockedEdge(requirement));
                    dependents(dependent, below, rows.size() - 1, !requirement.isEmpty());
                }
            }
        }

        private void edge(StringBuilder into, int depth, int row, int below) {
            into.append('M').append(x(depth)).append(' ').append(y(row));
            into.append('V').append(y(rows.size())).append('H').append(x(below));
        }

        private void add(Node node, int depth, String note) {
            dots.append('M').append(x(depth)).append(' ').append(y(rows.size())).append("h0");
            rows.add(
                    new Row(depth, labels.of(node.locked()), note, node.locked().source() == null));
            deepest = Math.max(deepest, depth);
        }

        private static int x(int depth) {
            return depth * STEP + EDGE;
        }

        private static int y(int row) {
            return row * ROW + ROW / 2;
        }

        private static int size(Node node) {
            int size = 1;
            for (Node dependent : node.dependents()) {
                size += size(dependent);
            }
            return size;
        }
    }
}

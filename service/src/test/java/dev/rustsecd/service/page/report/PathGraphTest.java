package dev.rustsecd.service.page.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.audit.DependencyPaths;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.PackageLabels;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PathGraphTest {
    /** A lockfile has each package once. */
    private static final Map<String, LockedPackage> PACKAGES = new HashMap<>();

    @Test
    void pathsThatEndAlikeAreDrawnOnce() {
        PathGraph graph =
                graph(Map.of(), List.of(path("app", "web", "bad"), path("tool", "web", "bad"), path("tool", "bad")));
        assertEquals(
                "0 bad 1.0.0|1 web 1.0.0|2 app 1.0.0 own|2 tool 1.0.0 own|1 tool 1.0.0 own",
                graph.rows().stream()
                        .map(row -> row.depth() + " " + row.label() + (row.own() ? " own" : ""))
                        .collect(Collectors.joining("|")));
        assertEquals(5 * 26, graph.height());
        assertEquals("", graph.blocked());
        assertEquals("", graph.cut());
    }

    @Test
    void edgeOfWhoIsInTheWayIsMarked() {
        PathGraph graph = graph(Map.of("web@1.0.0", "^1"), List.of(path("app", "web", "bad"), path("app", "bad")));
        assertEquals(
                "requires ^1, which the fixed version does not match",
                graph.rows().get(1).note());
        assertEquals("M8 13V39H24", graph.blocked());
        assertTrue(graph.edges().startsWith("M24 39V65H40"), graph.edges());
    }

    /** Who blocks another package than those on the way to it is not marked here. */
    @Test
    void dependentFurtherOffIsMarkedOnlyBehindAnotherThatIs() {
        PathGraph alone = graph(Map.of("app@1.0.0", "^1"), List.of(path("app", "web", "bad")));
        assertEquals("", alone.blocked());
        PathGraph chain = graph(Map.of("app@1.0.0", "^1", "web@1.0.0", "^1"), List.of(path("app", "web", "bad")));
        assertEquals("", chain.edges());
    }

    @Test
    void packageOnWhichNothingDependsHasNone() {
        DependencyPaths paths = paths(List.of(path("bad")));
        assertNull(PathGraph.of(paths, Map.of()));
        assertNull(PathGraph.of(DependencyPaths.NONE, Map.of()));
    }

    @Test
    void largeGraphsAreCut() {
        List<List<LockedPackage>> many = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            List<String> names = new ArrayList<>();
            for (int j = 0; j < 20; j++) {
                names.add("n" + i + "-" + j);
            }
            names.add("bad");
            many.add(path(names.toArray(new String[0])));
        }
        PathGraph graph = PathGraph.of(paths(many), Map.of());
        assertNotNull(graph);
        assertEquals(24, graph.rows().size());
        assertEquals("77 more lines of this tree are not shown.", graph.cut());
        assertTrue(graph.rows().stream().allMatch(row -> row.depth() <= PathGraph.MAX_DEPTH));
    }

    private static PathGraph graph(Map<String, String> requirements, List<List<LockedPackage>> paths) {
        PathGraph graph = PathGraph.of(paths(paths), requirements);
        assertNotNull(graph);
        return graph;
    }

    private static DependencyPaths paths(List<List<LockedPackage>> paths) {
        return new DependencyPaths(paths, paths.size(), PackageLabels.PLAIN);
    }

    /** From a package of the workspace down; what is called app, tool or bad alone has no other source. */
    private static List<LockedPackage> path(String... names) {
        List<LockedPackage> path = new ArrayList<>();
        for (String name : names) {
            path.add(PACKAGES.computeIfAbsent(name, PathGraphTest::locked));
        }
        return path;
    }

    private static LockedPackage locked(String name) {
        boolean own = name.equals("app") || name.equals("tool");
        PackageSource source = own ? null : PackageSource.CRATES_IO;
        return new LockedPackage(name, "1.0.0", Version.of(1, 0, 0), source, null, List.of(), null, 0);
    }
}

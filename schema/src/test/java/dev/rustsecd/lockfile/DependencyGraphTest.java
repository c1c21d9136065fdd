package dev.rustsecd.lockfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.lockfile.DependencyGraph.RootPaths;
import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DependencyGraphTest {
    private static RootPaths shortestPaths(DependencyGraph graph, int index, int max, WorkBudget budget) {
        return new RootSearch(graph).shortestPaths(index, max, budget);
    }

    private static final long PLENTY = 1_000_000;

    /** Packages named by their index, from crates.io but for those that {@code local} lists. */
    private static Lockfile lockfile(List<Integer> local, int[]... dependencies) {
        List<LockedPackage> packages = new ArrayList<>();
        for (int i = 0; i < dependencies.length; i++) {
            List<LockedDependency> strings = Arrays.stream(dependencies[i])
                    .mapToObj(target -> new LockedDependency("p" + target, null, null, target))
                    .toList();
            packages.add(new LockedPackage(
                    "p" + i,
                    "1.0.0",
                    Version.of(1, 0, 0),
                    local.contains(i) ? null : PackageSource.CRATES_IO,
                    null,
                    strings,
                    null,
                    0));
        }
        return new Lockfile(3, false, packages, List.of(), List.of(), List.of());
    }

    private static int[] on(int... targets) {
        return targets;
    }

    private static DependencyGraph graph(int[]... dependencies) {
        return DependencyGraph.of(lockfile(List.of(), dependencies));
    }

    @Test
    void edgesKeepTheOrderOfTheTextAndDropWhatNamesNothing() {
        DependencyGraph graph = graph(on(2, 1, LockedDependency.UNRESOLVED), on(2), on(), on(2, 2));
        assertArrayEquals(on(2, 1), graph.dependencies(0));
        assertArrayEquals(on(0, 1, 3, 3), graph.dependents(2));
        assertEquals(5, graph.edges());
    }

    @Test
    void rootsAreLocalOrNeededByNone() {
        DependencyGraph graph = DependencyGraph.of(lockfile(List.of(1), on(1), on(2), on(), on(3)));
        assertTrue(graph.isRoot(0));
        assertTrue(graph.isRoot(1), "local");
        assertFalse(graph.isRoot(2));
        assertTrue(graph.isRoot(3), "needed by itself only");
    }

    @Test
    void pathsRunFromTheRootDownTheShortestFirst() {
        DependencyGraph graph = graph(on(1), on(2), on(3), on(), on(3), on(1, 2));
        RootPaths paths = shortestPaths(graph, 3, 5, new WorkBudget(PLENTY));
        assertEquals(3, paths.total());
        assertTrue(paths.complete());
        assertArrayEquals(on(4, 3), paths.shortest().get(0));
        assertArrayEquals(on(5, 2, 3), paths.shortest().get(1));
        assertArrayEquals(on(0, 1, 2, 3), paths.shortest().get(2));
    }

    @Test
    void onlySoManyPathsAreGivenButAllRootsCounted() {
        int[][] dependencies = new int[9][];
        Arrays.fill(dependencies, on(8));
        dependencies[8] = on();
        RootPaths paths = shortestPaths(graph(dependencies), 8, 5, new WorkBudget(PLENTY));
        assertEquals(5, paths.shortest().size());
        assertEquals(8, paths.total());
    }

    @Test
    void aRootIsItsOwnPath() {
        RootPaths paths = shortestPaths(graph(on()), 0, 5, new WorkBudget(PLENTY));
        assertArrayEquals(on(0), paths.shortest().get(0));
    }

    @Test
    void cyclesEnd() {
        RootPaths paths = shortestPaths(graph(on(1), on(2), on(0)), 0, 5, new WorkBudget(PLENTY));
        assertEquals(0, paths.total());
        assertTrue(paths.complete());
    }

    @Test
    void aSpentBudgetIsTold() {
        DependencyGraph graph = graph(on(1), on(2), on());
        assertFalse(shortestPaths(graph, 2, 5, new WorkBudget(2)).complete());
        WorkBudget shared = new WorkBudget(5);
        assertTrue(shortestPaths(graph, 2, 5, shared).complete());
        assertFalse(shared.isSpent());
        assertFalse(shortestPaths(graph, 2, 5, shared).complete());
        assertTrue(shared.isSpent());
    }

    @Test
    void replacedPackagesLeadToTheirReplacement() {
        LockedDependency to = new LockedDependency("b", null, null, 1);
        Version version = Version.of(1, 0, 0);
        LockedPackage replaced =
                new LockedPackage("a", "1.0.0", version, PackageSource.CRATES_IO, null, List.of(), to, 0);
        LockedPackage replacement =
                new LockedPackage("b", "1.0.0", version, PackageSource.CRATES_IO, null, List.of(), null, 0);
        Lockfile lockfile = new Lockfile(3, false, List.of(replaced, replacement), List.of(), List.of(), List.of());
        assertArrayEquals(on(0), DependencyGraph.of(lockfile).dependents(1));
    }

    @Test
    void lengthsAndCountsAreThoseOfAPlainSearch() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int size = 2 + random.nextInt(8);
            int[][] dependencies = new int[size][];
            for (int i = 0; i < size; i++) {
                dependencies[i] = random.ints(random.nextInt(4), 0, size).toArray();
            }
            Lockfile lockfile = lockfile(List.of(random.nextInt(size)), dependencies);
            int target = random.nextInt(size);
            RootPaths paths = shortestPaths(DependencyGraph.of(lockfile), target, size, new WorkBudget(PLENTY));
            assertEquals(
                    expectedLengths(lockfile, target),
                    lengths(paths).stream().sorted().toList(),
                    Arrays.deepToString(dependencies));
        }
    }

    @Test
    void searchesInTheSameMemoryDoNotSeeEachOther() {
        Random random = new Random(8);
        for (int round = 0; round < 100; round++) {
            int size = 2 + random.nextInt(8);
            int[][] dependencies = new int[size][];
            for (int i = 0; i < size; i++) {
                dependencies[i] = random.ints(random.nextInt(4), 0, size).toArray();
            }
            DependencyGraph graph = graph(dependencies);
            RootSearch search = new RootSearch(graph);
            for (int target = 0; target < size; target++) {
                // One that is cut short leaves nothing behind either.
                search.shortestPaths(target, 5, new WorkBudget(size + random.nextInt(3)));
                RootPaths again = search.shortestPaths(target, size, new WorkBudget(PLENTY));
                RootPaths alone = shortestPaths(graph, target, size, new WorkBudget(PLENTY));
                assertEquals(alone.total(), again.total());
                assertArrayEquals(
                        alone.shortest().toArray(), again.shortest().toArray(), Arrays.deepToString(dependencies));
            }
        }
    }

    @Test
    void membersThatNothingDependsOnComeFirstAndNoWayTwiceBeforeAnother() {
        // 0, 1 and 2 are members, 1 depends on 2; 3 and 4 depend on the target 5
        Lockfile lockfile = lockfile(
                List.of(0, 1, 2),
                new int[] {3},
                new int[] {2, 3},
                new int[] {4},
                new int[] {5},
                new int[] {5},
                new int[] {});
        List<int[]> paths = shortestPaths(DependencyGraph.of(lockfile), 5, 5, new WorkBudget(PLENTY))
                .shortest();
        assertEquals("[[0, 3, 5], [2, 4, 5], [1, 3, 5]]", Arrays.deepToString(paths.toArray()));
    }

    private static List<Integer> lengths(RootPaths paths) {
        return paths.shortest().stream().map(path -> path.length).toList();
    }

    /** By relaxing every edge as often as there are packages. */
    private static List<Integer> expectedLengths(Lockfile lockfile, int target) {
        int size = lockfile.packages().size();
        int[] length = new int[size];
        Arrays.fill(length, Integer.MAX_VALUE / 2);
        length[target] = 1;
        boolean[] needed = new boolean[size];
        for (int round = 0; round < size; round++) {
            for (int i = 0; i < size; i++) {
                for (LockedDependency dependency : lockfile.packages().get(i).dependencies()) {
                    length[i] = Math.min(length[i], length[dependency.target()] + 1);
                    needed[dependency.target()] |= dependency.target() != i;
                }
            }
        }
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boolean root = lockfile.packages().get(i).source() == null || !needed[i];
            if (root && length[i] < Integer.MAX_VALUE / 2) {
                lengths.add(length[i]);
            }
        }
        return lengths.stream().sorted().toList();
    }
}

package dev.rustsecd.lockfile;

import java.util.Arrays;
import java.util.List;

/**
 * Which package of a lockfile depends on which; packages are their indexes in {@link Lockfile#packages}. A replaced
 * package depends on its replacement. Immutable; takes time and space in the number of dependencies.
 */
public final class DependencyGraph {
    /** Dependencies for which room is made at first; real lockfiles have 3 to 4 a package. */
    private static final int MANY_A_PACKAGE = 4;

    /** That of no packages. */
    public static final DependencyGraph EMPTY = of(new Lockfile(4, false, List.of(), List.of(), List.of(), List.of()));

    private final int size;
    private final int[] targets;
    private final int[] targetsFrom;
    private final int[] dependents;
    private final int[] dependentsFrom;
    private final boolean[] root;
    private final boolean[] top;

    private DependencyGraph(Lockfile lockfile) {
        List<LockedPackage> packages = lockfile.packages();
        this.size = packages.size();
        this.targetsFrom = new int[size + 1];
        this.dependentsFrom = new int[size + 1];
        this.targets = targets(packages);
        this.dependents = dependents();
        this.root = new boolean[size];
        this.top = new boolean[size];
        markRoots(packages);
    }

    public static DependencyGraph of(Lockfile lockfile) {
        return new DependencyGraph(lockfile);
    }

    private int[] targets(List<LockedPackage> packages) {
        int[] edges = new int[MANY_A_PACKAGE * size + 1];
        int count = 0;
        for (int i = 0; i < size; i++) {
            LockedPackage from = packages.get(i);
            List<LockedDependency> dependencies = from.dependencies();
            if (count + dependencies.size() >= edges.length) {
                edges = Arrays.copyOf(edges, 2 * edges.length + dependencies.size());
            }
            for (int j = 0; j < dependencies.size(); j++) {
                LockedDependency dependency = dependencies.get(j);
                if (dependency.isResolved()) {
                    edges[count++] = dependency.target();
                }
            }
            if (from.replace() != null && from.replace().isResolved()) {
                edges[count++] = from.replace().target();
            }
            targetsFrom[i + 1] = count;
        }
        return Arrays.copyOf(edges, count);
    }

    private int[] dependents() {
        for (int target : targets) {
            dependentsFrom[target + 1]++;
        }
        for (int i = 0; i < size; i++) {
            dependentsFrom[i + 1] += dependentsFrom[i];
        }
        int[] next = Arrays.copyOf(dependentsFrom, size);
        int[] edges = new int[targets.length];
        for (int i = 0; i < size; i++) {
            for (int edge = targetsFrom[i]; edge < targetsFrom[i + 1]; edge++) {
                edges[next[targets[edge]]++] = i;
            }
        }
        return edges;
    }

    private void markRoots(List<LockedPackage> packages) {
        for (int i = 0; i < size; i++) {
            boolean own = packages.get(i).source() == null;
            boolean unneeded = isNeededByNone(i);
            root[i] = own || unneeded;
            top[i] = own && unneeded;
        }
    }

    private boolean isNeededByNone(int index) {
        for (int edge = dependentsFrom[index]; edge < dependentsFrom[index + 1]; edge++) {
            if (dependents[edge] != index) {
                return false;
            }
        }
        return true;
    }

    /** How many dependencies were resolved. */
    public int edges() {
        return targets.length;
    }

    /** What the package depends on, in the order of the text; one that it names twice is there twice. */
    public int[] dependencies(int index) {
        return Arrays.copyOfRange(targets, targetsFrom[index], targetsFrom[index + 1]);
    }

    /** What depends on the package, in the order of the text. */
    public int[] dependents(int index) {
        return Arrays.copyOfRange(dependents, dependentsFrom[index], dependentsFrom[index + 1]);
    }

    /** Whether the package has no source, or nothing but itself depends on it. */
    public boolean isRoot(int index) {
        return root[index];
    }

    /** Whether the package has no source, and nothing but itself depends on it. */
    boolean isTop(int index) {
        return top[index];
    }

    int size() {
        return size;
    }

    /** What depends on the packages, one package after the other; not to be changed. */
    int[] allDependents() {
        return dependents;
    }

    /** Where {@link #allDependents} begins to be that of a package, and that of the one before it has ended. */
    int dependentsFrom(int index) {
        return dependentsFrom[index];
    }

    /**
     * How a package is reached.
     *
     * @param shortest each from a root down to the package, both included; as {@link RootSearch} orders them
     * @param total how many roots reach the package
     * @param complete whether the budget sufficed; else {@code total} is a lower bound
     */
    public record RootPaths(List<int[]> shortest, int total, boolean complete) {
        public RootPaths {
            shortest = List.copyOf(shortest);
        }
    }
}

package dev.rustsecd.audit;

import dev.rustsecd.lockfile.DependencyGraph;
import dev.rustsecd.lockfile.DependencyGraph.RootPaths;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.PackageLabels;
import dev.rustsecd.lockfile.Remark;
import dev.rustsecd.lockfile.RootSearch;
import dev.rustsecd.lockfile.WorkBudget;
import dev.rustsecd.words.FindingSentences;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds how packages come into the build, until that takes too much. */
final class PackagePaths {
    /** How many paths a finding shows. */
    private static final int MAX_PATHS = 5;

    /** What the paths of one finding may come to on average; those of public projects have some hundred. */
    private static final int CHARACTERS = 2_000;

    private final Lockfile lockfile;
    private final WorkBudget budget;
    private final WorkBudget characters;
    private final DependencyGraph graph;
    private @Nullable RootSearch search;
    private @Nullable PackageLabels labels;
    private int left;

    PackagePaths(Lockfile lockfile, DependencyGraph graph, AuditLimits limits) {
        this.lockfile = lockfile;
        this.graph = graph;
        this.budget = new WorkBudget(limits.maxPathSteps());
        this.characters = new WorkBudget((long) CHARACTERS * limits.maxFindings());
    }

    DependencyPaths of(int index) {
        if (search == null) {
            search = new RootSearch(graph);
        }
        RootPaths paths = search.shortestPaths(index, MAX_PATHS, budget);
        if (!paths.complete()) {
            left++;
            return new DependencyPaths(List.of(), 0, labels());
        }
        List<List<LockedPackage>> shortest = new ArrayList<>(paths.shortest().size());
        for (int[] path : paths.shortest()) {
            shortest.add(packages(path));
        }
        return new DependencyPaths(shortest, paths.total(), labels());
    }

    /** The paths as one more finding shows them, or none where all findings together would show too much. */
    DependencyPaths shown(DependencyPaths paths) {
        long length = 0;
        for (List<LockedPackage> path : paths.shortest()) {
            for (LockedPackage step : path) {
                length += step.name().length() + step.versionText().length();
            }
        }
        if (length == 0 || characters.spend(length)) {
            return paths;
        }
        left++;
        return new DependencyPaths(List.of(), 0, labels());
    }

    private PackageLabels labels() {
        if (labels == null) {
            labels = PackageLabels.of(lockfile);
        }
        return labels;
    }

    private List<LockedPackage> packages(int[] path) {
        LockedPackage[] packages = new LockedPackage[path.length];
        for (int i = 0; i < path.length; i++) {
            packages[i] = lockfile.packages().get(path[i]);
        }
        return List.of(packages);
    }

    /** What was left out, if anything. */
    List<Remark> remarks() {
        return left == 0 ? List.of() : List.of(new Remark(0, null, FindingSentences.pathsLeftOut(left)));
    }
}

package dev.rustsecd.audit;

import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.PackageLabels;
import java.util.ArrayList;
import java.util.List;

/**
 * How a package comes into a build.
 *
 * @param shortest a shortest path from each root down to the package, both included; at most 5
 * @param total how many roots reach the package
 * @param labels how packages of the lockfile are told apart
 */
public record DependencyPaths(List<List<LockedPackage>> shortest, int total, PackageLabels labels) {
    public static final DependencyPaths NONE = new DependencyPaths(List.of(), 0, PackageLabels.PLAIN);

    public DependencyPaths {
        List<List<LockedPackage>> copies = new ArrayList<>(shortest.size());
        shortest.forEach(path -> copies.add(List.copyOf(path)));
        shortest = List.copyOf(copies);
    }
}

package dev.rustsecd.lockfile.read;

import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.lockfile.LockedDependency;
import dev.rustsecd.lockfile.read.DependencyString.Resolution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the package that a dependency string names: by name, then version, then source. Several may be left: of those
 * the package without a source when there is one of that version, or the one with the same git reference; else the first,
 * and that is odd.
 *
 * <p>Source: cargo-lock crate takes the first; Cargo, {@code resolver/encode.rs}, prefers a path package and drops
 * dependencies that stay ambiguous.
 */
final class DependencyResolver {
    private final PackageIndex index;
    private final DependencyReader reader;

    DependencyResolver(PackageIndex index, DependencyReader reader) {
        this.index = index;
        this.reader = reader;
    }

    Resolution resolve(DependencyString string) {
        Resolution known = string.resolution;
        if (known == null) {
            known = find(string.text);
            string.resolution = known;
        }
        return known;
    }

    private Resolution find(String text) {
        Entry only = index.only(text);
        if (only != null) {
            return new Resolution(new LockedDependency(text, null, null, only.index), null);
        }
        Resolution read = reader.read(text);
        LockedDependency dependency = read.dependency();
        List<Entry> candidates = index.all(dependency);
        if (candidates.isEmpty()) {
            return new Resolution(dependency, "names no package of this lockfile");
        }
        List<Entry> best = best(candidates, dependency);
        String oddity = best.size() == 1
                ? read.oddity()
                : "may be any of " + best.size() + " packages of this lockfile; the first is taken";
        return new Resolution(dependency.resolvedTo(best.get(0).index), oddity);
    }

    private static List<Entry> best(List<Entry> candidates, LockedDependency dependency) {
        if (candidates.size() == 1) {
            return candidates;
        }
        String version = candidates.get(0).version();
        boolean oneVersion =
                candidates.stream().allMatch(entry -> entry.version().equals(version));
        List<Entry> preferred = candidates.stream()
                .filter(entry -> oneVersion && isPreferred(entry.origin, dependency.source()))
                .toList();
        return preferred.size() == 1 ? preferred : candidates;
    }

    private static boolean isPreferred(@Nullable PackageSource origin, @Nullable PackageSource wanted) {
        return (wanted == null || origin == null) ? origin == null : wanted.isSameReference(origin);
    }
}

package dev.rustsecd.lockfile.read;

import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.lockfile.LockedDependency;
import dev.rustsecd.lockfile.read.DependencyReader.Reading;
import dev.rustsecd.words.rejection.LockfileSentences;
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

    /** What the string means; what is odd about it is left in the term. */
    LockedDependency resolve(Term string) {
        LockedDependency known = string.dependency;
        if (known == null) {
            Entry only = string.only;
            known = only == null ? find(string) : new LockedDependency(string.text, null, null, only.index);
            string.dependency = known;
        }
        return known;
    }

    private LockedDependency find(Term string) {
        Reading read = reader.read(string.text);
        LockedDependency dependency = read.dependency();
        List<Entry> candidates = index.all(dependency);
        if (candidates.isEmpty()) {
            string.oddity = LockfileSentences::dependencyUnresolved;
            return dependency;
        }
        List<Entry> best = best(candidates, dependency);
        string.oddity = best.size() == 1
                ? read.oddity()
                : (text, of) -> LockfileSentences.dependencyAmbiguous(text, of, best.size());
        return dependency.resolvedTo(best.get(0).index);
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

package dev.rustsecd.lockfile.read;

import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.semver.Version;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A table of a lockfile as a reader found it, with the place of each key; then, below, what it was judged to be. */
final class Entry {
    private static final DependencyString[] NONE = {};

    /** Of the table itself. */
    final long place;

    @Nullable
    String name;

    long namePlace;

    @Nullable
    String version;

    long versionPlace;

    @Nullable
    String source;

    long sourcePlace;

    @Nullable
    String checksum;

    long checksumPlace;

    @Nullable
    String replace;

    long replacePlace;

    private DependencyString[] dependencies = NONE;
    private long[] dependencyPlaces = {};
    private int dependencyCount;

    int index;

    @Nullable
    Version semver;

    @Nullable
    PackageSource origin;

    @Nullable
    String digest;

    Entry(long place) {
        this.place = place;
    }

    void addDependency(DependencyString dependency, long dependencyPlace) {
        if (dependencyCount == dependencies.length) {
            int capacity = Math.max(8, dependencyCount * 2);
            dependencies = Arrays.copyOf(dependencies, capacity);
            dependencyPlaces = Arrays.copyOf(dependencyPlaces, capacity);
        }
        dependencies[dependencyCount] = dependency;
        dependencyPlaces[dependencyCount++] = dependencyPlace;
    }

    int dependencyCount() {
        return dependencyCount;
    }

    DependencyString dependency(int i) {
        return dependencies[i];
    }

    long dependencyPlace(int i) {
        return dependencyPlaces[i];
    }

    /** The name of an entry that was judged; an entry without one is refused before. */
    String name() {
        return name == null ? "" : name;
    }

    String version() {
        return version == null ? "" : version;
    }

    String label() {
        return name() + ' ' + version();
    }

    boolean isSamePackage(Entry other) {
        return name().equals(other.name())
                && version().equals(other.version())
                && (origin == null ? other.origin == null : origin.equals(other.origin));
    }
}

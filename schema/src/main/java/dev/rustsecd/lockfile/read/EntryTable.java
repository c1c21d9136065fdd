package dev.rustsecd.lockfile.read;

import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.LockfileSentences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that a reader found in a lockfile, unjudged; it keeps the limits while the reader fills it. */
final class EntryTable {
    /** No {@code version} key. */
    static final long NO_VERSION = Long.MIN_VALUE;

    /** Real lockfiles have a dependency every 75 bytes and a package every 280. */
    private static final int BYTES_PER_DEPENDENCY = 64;

    private static final int BYTES_PER_PACKAGE = 256;

    private final LockfileLimits limits;
    private Term[] dependencies;
    private long[] dependencyPlaces;
    private int dependencyCount;
    private int entries;

    final Term.Vocabulary terms;

    /** Whether the text has anything that only a Cargo.lock has. */
    boolean marked;

    long version = NO_VERSION;
    long versionPlace;

    @Nullable
    Entry root;

    final List<Entry> packages;
    final List<Entry> unused = new ArrayList<>();
    final List<Metadata> metadata = new ArrayList<>();
    final List<UnknownKey> unknownKeys = new ArrayList<>();

    /**
     * @param textLength characters of the text, from which the number of entries is guessed
     */
    EntryTable(LockfileLimits limits, Term.Vocabulary terms, int textLength) {
        this.limits = limits;
        this.terms = terms;
        this.dependencies = new Term[1 + textLength / BYTES_PER_DEPENDENCY];
        this.dependencyPlaces = new long[dependencies.length];
        this.packages = new ArrayList<>(1 + textLength / BYTES_PER_PACKAGE);
    }

    /** A line of the {@code [metadata]} table. */
    record Metadata(String key, String value, long place) {}

    /**
     * A key that no Cargo.lock has had so far.
     *
     * @param packageName of the entry that has it; null at the top
     */
    record UnknownKey(String key, @Nullable String packageName, long place) {}

    Entry addRoot(long place) {
        Entry entry = entry(place);
        root = entry;
        return entry;
    }

    Entry addPackage(long place) {
        Entry entry = entry(place);
        packages.add(entry);
        return entry;
    }

    Entry addUnused(long place) {
        Entry entry = entry(place);
        unused.add(entry);
        return entry;
    }

    void addMetadata(String key, String value, long place) {
        if (metadata.size() == limits.maxPackages()) {
            throw tooLarge("lines of [metadata]", limits.maxPackages(), place);
        }
        metadata.add(new Metadata(key, value, place));
    }

    /** Adds one to the entry that was added last. */
    void addDependency(Entry entry, Term dependency, long place) {
        if (dependencyCount == limits.maxDependencies()) {
            throw tooLarge("dependencies", limits.maxDependencies(), place);
        }
        if (dependencyCount == dependencies.length) {
            dependencies = Arrays.copyOf(dependencies, dependencyCount * 2);
            dependencyPlaces = Arrays.copyOf(dependencyPlaces, dependencyCount * 2);
        }
        dependencies[dependencyCount] = dependency;
        dependencyPlaces[dependencyCount++] = place;
        entry.dependenciesTo = dependencyCount;
    }

    Term dependency(int i) {
        return dependencies[i];
    }

    long dependencyPlace(int i) {
        return dependencyPlaces[i];
    }

    private Entry entry(long place) {
        if (++entries > limits.maxPackages()) {
            throw tooLarge("packages", limits.maxPackages(), place);
        }
        return new Entry(place, dependencyCount);
    }

    private static RejectedInput tooLarge(String what, int limit, long place) {
        return new RejectedInput(
                Rejection.LOCKFILE_TOO_LARGE, LockfileSentences.tooMany(what, limit), Place.location(place));
    }
}

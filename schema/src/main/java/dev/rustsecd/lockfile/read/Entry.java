package dev.rustsecd.lockfile.read;

import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.semver.Version;
import org.jspecify.annotations.Nullable;

/** A table of a lockfile as a reader found it, with the place of each key; then, below, what it was judged to be. */
final class Entry {
    /** Of the table itself. */
    final long place;

    @Nullable
    Term name;

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

    /** Its dependencies are those of the table from here on, up to {@link #dependenciesTo}. */
    final int dependenciesFrom;

    int dependenciesTo;

    int index;

    @Nullable
    Version semver;

    @Nullable
    PackageSource origin;

    /** The checksum in lower case; set early by a reader that has seen that it is one. */
    @Nullable
    String digest;

    /** Whether a checksum says that it comes from a registry. */
    boolean hasChecksum;

    Entry(long place, int dependenciesFrom) {
        this.place = place;
        this.dependenciesFrom = dependenciesFrom;
        this.dependenciesTo = dependenciesFrom;
    }

    /** The name of an entry that was judged; an entry without one is rejected before. */
    String name() {
        return name == null ? "" : name.text;
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

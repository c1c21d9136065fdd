package dev.rustsecd.yank;

import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.PackedReleases;
import dev.rustsecd.release.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A crate of the registry: {@code aCrate("time").version("0.1.42", at).yanked("0.1.42", seen).build()}. Unless told
 * otherwise it was first loaded at {@link #LOADED}.
 */
final class CrateBuilder {
    /** When a crate was first loaded in tests: long ago. */
    static final Instant LOADED = Instant.parse("2026-01-01T00:00:00Z");

    private final String name;
    private final Map<String, Release> releases = new LinkedHashMap<>();
    private Instant firstLoaded = LOADED;
    private @Nullable Instant goneSince;
    private long revision = 1;

    private CrateBuilder(String name) {
        this.name = name;
    }

    static CrateBuilder aCrate(String name) {
        return new CrateBuilder(name);
    }

    CrateBuilder firstLoaded(Instant at) {
        firstLoaded = at;
        return this;
    }

    CrateBuilder revision(long number) {
        revision = number;
        return this;
    }

    CrateBuilder gone(Instant since) {
        goneSince = since;
        return this;
    }

    /** A version that the registry gives a time of publication. */
    CrateBuilder version(String number, @Nullable Instant published) {
        releases.put(number, Release.of(number, published, null, null, null));
        return this;
    }

    /** A version without one, first seen at this time; null for one of the first load. */
    CrateBuilder appeared(String number, @Nullable Instant seen) {
        releases.put(number, Release.of(number, null, seen, null, null));
        return this;
    }

    /** A version that asks for a compiler. */
    CrateBuilder needing(String number, Instant published, String rustVersion) {
        releases.put(number, Release.of(number, published, null, null, rustVersion));
        return this;
    }

    /** One that is there already is yanked, seen at this time; null where it was so at the first load. */
    CrateBuilder yanked(String number, @Nullable Instant seen) {
        releases.computeIfPresent(
                number,
                (same, known) -> Release.of(
                        number, known.published(), known.appeared(), new Release.Yank(seen), known.rustVersion()));
        return this;
    }

    CrateReleases build() {
        return new CrateReleases(
                name, revision, firstLoaded, goneSince, PackedReleases.of(new ArrayList<>(releases.values())));
    }
}

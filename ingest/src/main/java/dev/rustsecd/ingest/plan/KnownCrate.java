package dev.rustsecd.ingest.plan;

import dev.rustsecd.release.PackedReleases;
import dev.rustsecd.release.PackedRequirements;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of one crate before its file is read.
 *
 * @param stored null where it was never loaded, or was forgotten
 * @param yanked where nothing is stored: the versions that the change stream leaves yanked
 */
public record KnownCrate(@Nullable Stored stored, Set<String> yanked) {
    public static final KnownCrate NONE = new KnownCrate(null, Set.of());

    public KnownCrate {
        yanked = Set.copyOf(yanked);
    }

    /** A crate that was loaded. */
    public record Stored(String crate, Instant firstLoaded, PackedReleases releases, PackedRequirements requirements) {}
}

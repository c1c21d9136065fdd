package dev.rustsecd.ingest.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a registry's web API tells of one yanked version.
 *
 * @param message null for none
 * @param yankedAt null where it does not say
 */
public record ToldYank(
        String version, @Nullable String message, @Nullable Instant yankedAt) {}

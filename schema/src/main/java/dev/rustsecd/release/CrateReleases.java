package dev.rustsecd.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A crate of the registry.
 *
 * @param crate as the registry spells it
 * @param firstLoaded when its first versions were seen here: those without a time of their own were there by then
 * @param goneSince when the registry was first seen without it; its versions are kept. Null while it is there
 */
public record CrateReleases(
        String crate,
        long revision,
        Instant firstLoaded,
        @Nullable Instant goneSince,
        PackedReleases releases) {
    public boolean isGone() {
        return goneSince != null;
    }
}

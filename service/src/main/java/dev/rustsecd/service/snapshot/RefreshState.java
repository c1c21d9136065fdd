package dev.rustsecd.service.snapshot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is served follows the database.
 *
 * @param lastSuccess when the database was last read; null before the first time
 * @param lastFailure when reading it last failed; null if never
 * @param error why it fails now, in a sentence that names neither hosts nor users; null where the last attempt succeeded
 */
public record RefreshState(
        @Nullable Instant lastSuccess,
        @Nullable Instant lastFailure,
        @Nullable String error) {
    /** Before the first attempt. */
    public static final RefreshState NEW = new RefreshState(null, null, null);

    /** Whether the database answered when it was last asked. */
    public boolean isUp() {
        return lastSuccess != null && error == null;
    }

    public RefreshState succeeded(Instant at) {
        return new RefreshState(at, lastFailure, null);
    }

    public RefreshState failed(Instant at, String why) {
        return new RefreshState(lastSuccess, at, why);
    }
}

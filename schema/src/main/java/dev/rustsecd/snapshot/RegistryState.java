package dev.rustsecd.snapshot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the index that is followed.
 *
 * @param name its URL or path without credentials
 * @param whole whether all of it is kept; else only the crates that questions name
 * @param firstRevision the revision that loaded it whole for the first time; null until then, and on demand
 * @param commit head commit of what is served, 40 hex digits; null for an index that is no git repository
 * @param committedAt the committer's time of that commit
 * @param fetchedAt when what is served was last brought in
 * @param checkedAt when the index last said that what is served is what it has
 * @param reachedAt when it last answered anything; null if never
 * @param failing whether it could not be reached when it was last asked
 */
public record RegistryState(
        String name,
        boolean whole,
        @Nullable Revision firstRevision,
        @Nullable String commit,
        @Nullable Instant committedAt,
        @Nullable Instant fetchedAt,
        @Nullable Instant checkedAt,
        @Nullable Instant reachedAt,
        boolean failing) {
    /** Whether it is worth waiting for crates that were not asked for before. */
    public boolean canBeAsked() {
        return !whole && !failing;
    }
}

package dev.rustsecd.snapshot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one advisory source.
 *
 * @param name its URL or path without credentials; unique
 * @param rustsec whether it is RustSec's own; others stay off the compatible surfaces
 * @param seed whether its records are the seed's and nothing has been fetched yet
 * @param firstRevision the revision of its first load
 * @param commit head commit of what is served, 40 hex digits
 * @param committedAt the committer's time of that commit
 * @param fetchedAt when that commit was fetched; null for the seed
 * @param checkedAt when upstream last said what its head is; null for the seed
 */
public record SourceState(
        String name,
        boolean rustsec,
        boolean seed,
        Revision firstRevision,
        String commit,
        Instant committedAt,
        @Nullable Instant fetchedAt,
        @Nullable Instant checkedAt) {}

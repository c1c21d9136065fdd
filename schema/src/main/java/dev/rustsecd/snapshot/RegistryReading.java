package dev.rustsecd.snapshot;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one report learnt of the registry, and what it could not learn.
 *
 * @param on whether a registry is configured; else nothing was asked of it
 * @param stale whether anything that was read is too old to rely on
 * @param oldestCheck when the registry last spoke of the package of which it spoke longest ago; null where it never did
 * @param revision the highest one among what was read
 * @param pending packages, as {@code name@version}, of which nothing has arrived yet; likewise the following
 * @param unreachable those of which nothing has arrived because the registry is out of reach
 * @param outdated those of which the registry spoke too long ago
 * @param missing those whose version the registry does not have
 */
public record RegistryReading(
        boolean on,
        boolean stale,
        @Nullable Instant oldestCheck,
        Revision revision,
        List<String> pending,
        List<String> unreachable,
        List<String> outdated,
        List<Missing> missing) {
    public RegistryReading {
        pending = List.copyOf(pending);
        unreachable = List.copyOf(unreachable);
        outdated = List.copyOf(outdated);
        missing = List.copyOf(missing);
    }

    /** Whether more may be known in a moment. */
    public boolean isPending() {
        return !pending.isEmpty() || !unreachable.isEmpty();
    }

    /** A version that the registry does not have. */
    public record Missing(String name, String version) {
        /** {@code name@version}. */
        public String id() {
            return name + '@' + version;
        }
    }
}

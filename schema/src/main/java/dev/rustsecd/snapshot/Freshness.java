package dev.rustsecd.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How old advisories may be for "nothing found" to mean "clean".
 *
 * @param maxStaleness how long upstream may go unchecked
 * @param maxCommitAge how old the head commit of RustSec's own database may be; other sources may rest as long as they
 *     like. Source: cargo-audit refuses a database whose head is older than 90 days.
 */
public record Freshness(Duration maxStaleness, Duration maxCommitAge) {
    /** The defaults of the settings: a day, and 90 days. */
    public static final Freshness DEFAULT = new Freshness(Duration.ofHours(24), Duration.ofDays(90));

    /** These limits with the client's own {@code maxStaleness}, where it gave one. */
    public Freshness with(@Nullable Duration clientMaxStaleness) {
        return clientMaxStaleness == null ? this : new Freshness(clientMaxStaleness, maxCommitAge);
    }

    /** Whether any source is too old. */
    public boolean isStale(Snapshot snapshot, Instant now) {
        return staleSince(snapshot, now).isPresent();
    }

    /** The day that the data of the oldest too old source is from, or nothing where every source is fresh. */
    public Optional<LocalDate> staleSince(Snapshot snapshot, Instant now) {
        return snapshot.sources().stream()
                .flatMap(source -> staleSince(source, now).stream())
                .min(Comparator.naturalOrder())
                .map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC));
    }

    /** Whether what the registry says of a name is too old to rely on. */
    public boolean isStale(RegistryAnswer answer, Instant now) {
        if (!answer.isGiven() || answer.equals(RegistryAnswer.IMPOSSIBLE)) {
            return false;
        }
        return answer.checkedAt() == null || isOlder(answer.checkedAt(), maxStaleness, now);
    }

    /** Whether an index is too old: one that is kept whole by its last check, one on demand while it is out of reach. */
    public boolean isStale(RegistryState registry, Instant now) {
        Instant last = registry.whole() ? registry.checkedAt() : registry.reachedAt();
        boolean old = last == null || isOlder(last, maxStaleness, now);
        return old && (registry.whole() || registry.failing());
    }

    private Optional<Instant> staleSince(SourceState source, Instant now) {
        Instant checkedAt = source.checkedAt();
        boolean oldHead = source.rustsec() && isOlder(source.committedAt(), maxCommitAge, now);
        if (source.seed() || checkedAt == null || oldHead) {
            return Optional.of(source.committedAt());
        }
        return isOlder(checkedAt, maxStaleness, now) ? Optional.of(checkedAt) : Optional.empty();
    }

    private static boolean isOlder(Instant then, Duration limit, Instant now) {
        return Duration.between(then, now).compareTo(limit) > 0;
    }
}

package dev.rustsecd.ingest.source;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a source has that was not known before, and what is gone.
 *
 * @param position the state of the source that this brings the store to
 * @param at when the source came to that state
 * @param records those that are new, have other content or other times; ordered by key
 * @param removed keys that were known and are gone
 */
public record Changes(Position position, Instant at, List<RawRecord> records, Set<String> removed)
        implements FetchOutcome {
    public Changes {
        records = List.copyOf(records);
        removed = Set.copyOf(removed);
    }
}

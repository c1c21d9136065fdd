package dev.rustsecd.ingest.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the last run of a source ended, for {@code /v1/status}.
 *
 * @param outcome in snake case: {@code published}, {@code unreachable}
 * @param detail one sentence without credentials, may be empty
 * @param at when the run ended
 * @param nextRunAt null where none is planned
 */
public record RunRecord(
        String outcome, String detail, Instant at, @Nullable Instant nextRunAt) {}

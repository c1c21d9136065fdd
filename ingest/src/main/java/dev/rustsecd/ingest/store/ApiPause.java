package dev.rustsecd.ingest.store;

import java.time.Instant;

/**
 * A web API is not to be asked for a while.
 *
 * @param failures how many questions in a row went wrong
 * @param outcome how the last one did, in snake case
 */
public record ApiPause(Instant resumesAt, int failures, String outcome) {}

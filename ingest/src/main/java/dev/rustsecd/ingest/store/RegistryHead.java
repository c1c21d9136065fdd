package dev.rustsecd.ingest.store;

import dev.rustsecd.ingest.source.IndexDelta;
import dev.rustsecd.ingest.source.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The head of an index that is followed whole, as a run wants it to be.
 *
 * @param before the commit that the run started from
 * @param fetchedAt when the index was asked
 */
public record RegistryHead(String name, @Nullable Position before, IndexDelta delta, Instant fetchedAt) {}

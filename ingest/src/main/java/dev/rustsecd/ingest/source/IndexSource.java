package dev.rustsecd.ingest.source;

import io.vertx.core.Future;

/** A registry's index that is followed whole. */
public interface IndexSource {
    /** As configured, without credentials: {@code git+https://example.org/index.git#main}. */
    String name();

    /** What the index has that {@code known} has not. The future fails only for a bug; trouble upstream is an outcome. */
    Future<IndexOutcome> fetch(KnownIndex known);
}

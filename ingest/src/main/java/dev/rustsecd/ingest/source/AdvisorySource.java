package dev.rustsecd.ingest.source;

import io.vertx.core.Future;

/** A place that publishes advisories. */
public interface AdvisorySource {
    /** Its URL or path without credentials; the key under which its records are kept. */
    String name();

    /** What it has now that {@code known} has not. The future fails only for a bug; trouble upstream is an outcome. */
    Future<FetchOutcome> changesSince(Taken known);
}

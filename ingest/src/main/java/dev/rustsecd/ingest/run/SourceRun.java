package dev.rustsecd.ingest.run;

import io.vertx.core.Future;

/** The runs of one source; the next may begin when the one before has ended. */
@FunctionalInterface
public interface SourceRun {
    /** Runs once; the future does not fail. */
    Future<IngestOutcome> run();
}

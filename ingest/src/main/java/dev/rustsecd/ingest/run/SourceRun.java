package dev.rustsecd.ingest.run;

import io.vertx.core.Future;
import java.time.Instant;

/** The runs of one source; the next may begin when the one before has ended. */
public interface SourceRun {
    /** Runs once; the future does not fail. */
    Future<IngestOutcome> run();

    /** Writes down how a run ended. Another program's run is not ours to tell. */
    Future<Void> record(IngestOutcome outcome, Instant nextRunAt);
}

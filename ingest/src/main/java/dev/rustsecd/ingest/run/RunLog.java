package dev.rustsecd.ingest.run;

import dev.rustsecd.ingest.run.IngestOutcome.NotLeader;
import dev.rustsecd.ingest.store.advisory.FactWriter;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Writes down how the last run of each source ended. */
public final class RunLog {
    private final FactWriter writer;
    private final InstantSource clock;

    public RunLog(FactWriter writer, InstantSource clock) {
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * A run has ended. Another program's run is not ours to tell.
     *
     * @param untilNext when the next run begins, from now
     */
    public Future<Void> record(String source, IngestOutcome outcome, Duration untilNext) {
        if (outcome instanceof NotLeader) {
            return Future.succeededFuture();
        }
        Instant now = clock.instant();
        return writer.run(source, outcome.label(), outcome.detail(), now, now.plus(untilNext));
    }
}

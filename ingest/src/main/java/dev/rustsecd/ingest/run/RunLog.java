package dev.rustsecd.ingest.run;

import dev.rustsecd.ingest.run.IngestOutcome.NotLeader;
import dev.rustsecd.ingest.store.advisory.FactWriter;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Writes down how the last run of each source ended. */
public final class RunLog {
    private final FactWriter writer;
    private final InstantSource clock;

    public RunLog(FactWriter writer, InstantSource clock) {
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Records that a run has ended; another program records its own.
     *
     * @param sentence what came of it, without credentials; may be empty
     * @param untilNext when the next run begins, from now
     */
    public Future<Void> record(String source, IngestOutcome outcome, String sentence, Duration untilNext) {
        if (outcome instanceof NotLeader) {
            return Future.succeededFuture();
        }
        Instant now = clock.instant();
        return writer.run(source, outcome.label(), sentence, now, now.plus(untilNext));
    }

    /** The day of the newest stored commit of a source; nothing where none is stored. */
    public Future<Optional<LocalDate>> dataOf(String source) {
        return writer.committedAt(source).map(at -> at.map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC)));
    }
}

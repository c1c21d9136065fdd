package dev.rustsecd.ingest.run;

import dev.rustsecd.ingest.run.IngestOutcome.Crashed;
import dev.rustsecd.ingest.run.IngestOutcome.NotLeader;
import dev.rustsecd.ingest.run.IngestOutcome.StoreFailed;
import dev.rustsecd.ingest.store.SupersededRun;
import dev.rustsecd.words.operator.IngestSentences;
import io.vertx.core.VertxException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** What a run that ended with an exception comes to. */
public final class RunFailures {
    private RunFailures() {}

    /** Never fails. */
    public static IngestOutcome outcome(Throwable failure) {
        if (failure instanceof SupersededRun) {
            return new NotLeader();
        }
        if (failure instanceof DatabaseException refused) {
            // Its message may quote values; its state does not.
            return new StoreFailed(IngestSentences.databaseState(refused.getSqlState()));
        }
        boolean away = failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof VertxException;
        return away ? new StoreFailed(IngestSentences.DATABASE_UNREACHABLE) : new Crashed(failure);
    }
}

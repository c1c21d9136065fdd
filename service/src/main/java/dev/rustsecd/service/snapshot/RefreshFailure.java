package dev.rustsecd.service.snapshot;

import dev.rustsecd.service.store.UnreadableFact;
import dev.rustsecd.words.operator.OperatorSentences;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Says why the database could not be read to whoever may ask: exceptions of drivers name hosts, users and addresses. */
final class RefreshFailure {
    private RefreshFailure() {}

    static String describe(Throwable failure) {
        if (failure instanceof PgException refused) {
            return OperatorSentences.sqlState(refused.getSqlState());
        }
        if (failure instanceof UnreadableFact) {
            return OperatorSentences.RECORD_UNREADABLE;
        }
        if (failure instanceof TimeoutException) {
            return OperatorSentences.DATABASE_SLOW;
        }
        return failure instanceof IOException
                ? OperatorSentences.DATABASE_UNREACHABLE
                : OperatorSentences.DATABASE_UNREADABLE;
    }

    /** Whether it is none of what happens to databases and networks, so that its stack is worth a look. */
    static boolean isDefect(Throwable failure) {
        return !(failure instanceof PgException
                || failure instanceof TimeoutException
                || failure instanceof IOException);
    }
}

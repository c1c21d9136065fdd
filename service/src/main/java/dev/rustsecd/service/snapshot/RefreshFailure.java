package dev.rustsecd.service.snapshot;

import dev.rustsecd.service.store.UnreadableFact;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Says why the database could not be read to whoever may ask: exceptions of drivers name hosts, users and addresses. */
final class RefreshFailure {
    private RefreshFailure() {}

    static String describe(Throwable failure) {
        if (failure instanceof PgException refused) {
            return "the database refused: SQLSTATE " + refused.getSqlState();
        }
        if (failure instanceof UnreadableFact) {
            return "a stored record cannot be read";
        }
        if (failure instanceof TimeoutException) {
            return "the database did not answer in time";
        }
        return failure instanceof IOException ? "the database cannot be reached" : "the database could not be read";
    }

    /** Whether it is none of what happens to databases and networks, so that its stack is worth a look. */
    static boolean isDefect(Throwable failure) {
        return !(failure instanceof PgException
                || failure instanceof TimeoutException
                || failure instanceof IOException);
    }
}

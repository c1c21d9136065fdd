package dev.rustsecd.ingest.store;

import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.storage.RevisionChannel;
import dev.rustsecd.storage.WriteLock;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.function.BiFunction;

/**
 * The frame of every write of facts: one transaction under one lock, so that revisions ascend in the order of their
 * commits, whatever program they come from; readers are told when it commits.
 */
public final class WriteTransaction {
    private WriteTransaction() {}

    /**
     * A transaction that has the lock from its beginning.
     *
     * @param work is given the number of the last revision; the next one is free
     */
    public static <T> Future<T> exclusively(Pool pool, BiFunction<SqlConnection, Long, Future<T>> work) {
        return pool.withTransaction(connection -> lock(connection).compose(last -> work.apply(connection, last)));
    }

    /** One statement about something else than facts, of which readers are told. */
    public static Future<Void> tell(Pool pool, String statement, Tuple parameters) {
        return exclusively(
                pool,
                (connection, last) -> connection
                        .preparedQuery(statement)
                        .execute(parameters)
                        .compose(done -> notify(connection, last))
                        .mapEmpty());
    }

    /** Takes the lock within a transaction that has done its long work before; the future has the last revision. */
    public static Future<Long> lock(SqlConnection connection) {
        return connection
                .preparedQuery(WriteLock.TAKE)
                .execute(Tuple.of(WriteLock.KEY))
                .compose(locked -> connection
                        .preparedQuery(WriteLock.LAST_REVISION)
                        .mapping((Row row) -> row.getLong("last"))
                        .execute())
                .map(rows -> rows.iterator().next());
    }

    private static final String PUBLISH = /* language=SQL */ """
            INSERT INTO revision (number, at, cause)
            VALUES ($1, $2, $3)
            """;

    /** Makes the revision and tells readers. */
    public static Future<Revision> publish(SqlConnection connection, long number, OffsetDateTime at, String cause) {
        return connection
                .preparedQuery(PUBLISH)
                .execute(Tuple.of(number, at, cause))
                .compose(done -> notify(connection, number));
    }

    /** Tells readers, when the transaction commits, that something else than facts has changed. */
    public static Future<Revision> notify(SqlConnection connection, long lastRevision) {
        return connection
                .preparedQuery("SELECT pg_notify($1, $2)")
                .execute(Tuple.of(RevisionChannel.NAME, Long.toString(lastRevision)))
                .map(done -> new Revision(lastRevision));
    }
}

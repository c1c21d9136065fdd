package dev.rustsecd.ingest.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The right to fetch one source: at most one program has it. It is a lock of a connection of its own, so that it ends
 * with the program, and with the connection: whoever holds it asks {@link #check} before what only one may do.
 */
public final class IngestLease {
    /** The first key of the pair that is locked; the second tells sources apart. Two that collide take turns. */
    private static final int LOCK_CLASS = 0x7275_7374;

    private static final long CHECK_SECONDS = 10;

    // A program whose machine vanished without a word holds its lease no longer than about a minute.
    private static final String NOTICE_DEAD_CLIENTS = /* language=SQL */ """
            SELECT
                set_config('tcp_keepalives_idle', '30', false),
                set_config('tcp_keepalives_interval', '10', false),
                set_config('tcp_keepalives_count', '3', false)
            """;

    private final PgConnection connection;
    private volatile boolean held = true;

    private IngestLease(PgConnection connection) {
        this.connection = connection;
        connection.closeHandler(closed -> held = false);
        connection.exceptionHandler(broken -> held = false);
    }

    /** Tries once; empty where another program has it. */
    public static Future<Optional<IngestLease>> tryAcquire(Vertx vertx, PgConnectOptions options, String source) {
        return PgConnection.connect(vertx, options)
                .compose(connection -> connection
                        .query(NOTICE_DEAD_CLIENTS)
                        .execute()
                        .compose(set -> connection
                                .preparedQuery("SELECT pg_try_advisory_lock($1, $2) AS held")
                                .execute(Tuple.of(LOCK_CLASS, source.hashCode())))
                        .map(rows -> rows.iterator().next().getBoolean("held"))
                        .compose(
                                held -> held
                                        ? Future.succeededFuture(Optional.of(new IngestLease(connection)))
                                        : connection.close().map(closed -> Optional.<IngestLease>empty()),
                                failure -> connection.close().transform(closed -> Future.failedFuture(failure))));
    }

    /** Asks the server; false where it does not answer within ten seconds, and the lease is then given up. */
    public Future<Boolean> check() {
        if (!held) {
            return Future.succeededFuture(false);
        }
        return connection
                .query("SELECT 1")
                .execute()
                .timeout(CHECK_SECONDS, TimeUnit.SECONDS)
                .map(answered -> held)
                .recover(failure -> release().map(closed -> false));
    }

    /** Gives it back. */
    public Future<Void> release() {
        held = false;
        return connection.close().otherwiseEmpty();
    }
}

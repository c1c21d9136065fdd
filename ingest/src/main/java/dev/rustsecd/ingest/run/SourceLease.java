package dev.rustsecd.ingest.run;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The right to fetch one source: at most one program has it, and keeps it from run to run, so that programs do not take
 * turns. It is a lock of a connection of its own, so that it ends with the program, and with the connection: whoever does
 * what only one may do asks {@link #isHeld} before.
 */
public final class SourceLease {
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

    private final Vertx vertx;
    private final PgConnectOptions options;
    private final String source;

    /** That which has the lock; null where none has, as far as is known. */
    private volatile @Nullable PgConnection holder;

    public SourceLease(Vertx vertx, PgConnectOptions options, String source) {
        this.vertx = vertx;
        this.options = options;
        this.source = source;
    }

    /**
     * Whether this program has it, now; tries once to get it where not. A server that does not answer within ten seconds
     * counts as gone, and the lease with it.
     */
    public Future<Boolean> isHeld() {
        PgConnection held = holder;
        return held == null
                ? acquire()
                : held.query("SELECT 1")
                        .execute()
                        .timeout(CHECK_SECONDS, TimeUnit.SECONDS)
                        .map(answered -> held.equals(holder))
                        .recover(failure -> release().map(closed -> false))
                        .compose(still -> still ? Future.succeededFuture(true) : acquire());
    }

    /** Gives it back. */
    public Future<Void> release() {
        PgConnection held = holder;
        holder = null;
        return held == null ? Future.succeededFuture() : held.close().otherwiseEmpty();
    }

    private Future<Boolean> acquire() {
        return PgConnection.connect(vertx, options)
                .compose(connection -> lock(connection)
                        .compose(
                                locked -> locked
                                        ? hold(connection)
                                        : connection.close().map(closed -> false),
                                failure -> connection.close().transform(closed -> Future.failedFuture(failure))));
    }

    private Future<Boolean> lock(PgConnection connection) {
        return connection
                .query(NOTICE_DEAD_CLIENTS)
                .execute()
                .compose(set -> connection
                        .preparedQuery("SELECT pg_try_advisory_lock($1, $2) AS locked")
                        .execute(Tuple.of(LOCK_CLASS, source.hashCode())))
                .map(rows -> rows.iterator().next().getBoolean("locked"));
    }

    private Future<Boolean> hold(PgConnection connection) {
        holder = connection;
        connection.closeHandler(closed -> lost(connection));
        connection.exceptionHandler(broken -> lost(connection));
        return Future.succeededFuture(true);
    }

    private void lost(PgConnection connection) {
        if (connection.equals(holder)) {
            holder = null;
        }
    }
}

package dev.rustsecd.launcher;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database every other second, on a connection of its own, whether it answers: one that is stopped or behind a dead
 * connection fails no statement, and reading facts waits for a minute. Used on one event loop.
 */
final class DatabaseProbe implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final PgConnectOptions database;
    private final Consumer<AsyncResult<?>> answers;
    private @Nullable PgConnection connection;
    private boolean asking;
    private long timer = -1;

    /** @param answers is told after each question */
    private DatabaseProbe(Vertx vertx, PgConnectOptions database, Consumer<AsyncResult<?>> answers) {
        this.vertx = vertx;
        this.database = database;
        this.answers = answers;
    }

    static DatabaseProbe start(Vertx vertx, PgConnectOptions database, Consumer<AsyncResult<?>> answers) {
        DatabaseProbe probe = new DatabaseProbe(vertx, database, answers);
        vertx.getOrCreateContext().runOnContext(go -> {
            probe.timer = vertx.setPeriodic(PERIOD.toMillis(), tick -> probe.ask());
            probe.ask();
        });
        return probe;
    }

    private void ask() {
        if (asking) {
            return;
        }
        asking = true;
        var unused = connected()
                .compose(open -> open.query("SELECT 1").execute())
                .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(answer -> {
                    asking = false;
                    if (answer.failed()) {
                        disconnect();
                    }
                    answers.accept(answer);
                });
    }

    private Future<PgConnection> connected() {
        PgConnection open = connection;
        return open != null
                ? Future.succeededFuture(open)
                : PgConnection.connect(vertx, database).onSuccess(made -> connection = made);
    }

    // A connection that does not answer does not say good-bye either; nobody waits for it.
    private void disconnect() {
        PgConnection open = connection;
        connection = null;
        if (open != null) {
            var unused = open.close();
        }
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
        disconnect();
    }
}

package dev.rustsecd.ingest.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Which index is followed, put into the store; in a transaction that holds the write lock. */
final class RegistryChoice {
    private final SqlConnection connection;
    private final @Nullable String name;
    private final boolean whole;
    private int changed;

    RegistryChoice(SqlConnection connection, @Nullable String name, boolean whole) {
        this.connection = connection;
        this.name = name;
        this.whole = whole;
    }

    private static final String OTHERS = /* language=SQL */ """
            DELETE FROM registry
            WHERE name IS DISTINCT FROM $1
            """;

    private static final String THIS = /* language=SQL */ """
            INSERT INTO registry (name, whole, failing)
            VALUES ($1, $2, false)
            ON CONFLICT (name) DO NOTHING
            """;

    /** The future has whether anything that readers see has changed. */
    Future<Boolean> make() {
        return counted(OTHERS, Tuple.of(name))
                .compose(others -> others > 0 || name == null || whole ? forgetAnswers() : Future.succeededFuture())
                .compose(done -> name == null ? Future.succeededFuture() : followed())
                .map(done -> changed > 0);
    }

    private Future<Void> followed() {
        return counted(THIS, Tuple.of(name, whole))
                .compose(done -> whole ? Future.succeededFuture(0) : counted(Forgetting.NEVER_ASKED_FOR, Tuple.tuple()))
                .mapEmpty();
    }

    // They are another index's.
    private static final String CHECKS = /* language=SQL */ """
            DELETE FROM registry_check
            """;

    private static final String WANTED = /* language=SQL */ """
            DELETE FROM registry_wanted
            """;

    private Future<Void> forgetAnswers() {
        return counted(CHECKS, Tuple.tuple())
                .compose(done -> counted(WANTED, Tuple.tuple()))
                .mapEmpty();
    }

    private Future<Integer> counted(String statement, Tuple parameters) {
        return connection.preparedQuery(statement).execute(parameters).map(result -> {
            changed += result.rowCount();
            return result.rowCount();
        });
    }
}

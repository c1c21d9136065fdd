package dev.rustsecd.ingest.store;

import dev.rustsecd.ingest.store.DemandStore.Keeping;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Forgets what nobody uses, in a transaction that holds the write lock. Events stay. */
final class Forgetting {
    private final SqlConnection connection;
    private final Keeping keeping;
    private final Instant now;
    private final long revision;
    private int forgotten;

    /**
     * @param revision the next one
     */
    Forgetting(SqlConnection connection, Keeping keeping, Instant now, long revision) {
        this.connection = connection;
        this.keeping = keeping;
        this.now = now;
        this.revision = revision;
    }

    private static final String WANTED = /* language=SQL */ """
            DELETE FROM registry_wanted
            WHERE wanted_at < $1
            """;

    private static final String UNUSED = /* language=SQL */ """
            DELETE FROM registry_check
            WHERE crate_canonical IN (
                SELECT crate_canonical
                FROM (
                    SELECT crate_canonical, used_at, row_number() OVER (ORDER BY used_at DESC, crate_canonical) AS nth
                    FROM registry_check
                    WHERE known
                       OR EXISTS (
                           SELECT FROM registry_crate
                           WHERE registry_crate.crate_canonical = registry_check.crate_canonical)
                ) AS kept
                WHERE nth > $1 OR used_at < $2
            )
            """;

    private static final String ABSENT = /* language=SQL */ """
            DELETE FROM registry_check
            WHERE crate_canonical IN (
                SELECT crate_canonical
                FROM (
                    SELECT
                        crate_canonical, checked_at,
                        row_number() OVER (ORDER BY checked_at DESC, crate_canonical) AS nth
                    FROM registry_check
                    WHERE NOT known
                      AND NOT EXISTS (
                          SELECT FROM registry_crate
                          WHERE registry_crate.crate_canonical = registry_check.crate_canonical)
                ) AS kept
                WHERE nth > $1 OR checked_at < $2
            )
            """;

    static final String NEVER_ASKED_FOR = /* language=SQL */ """
            DELETE FROM registry_crate AS crate
            WHERE NOT EXISTS (
                SELECT FROM registry_check AS answer
                WHERE answer.crate_canonical = crate.crate_canonical)
            """;

    private static final String QUARANTINE = /* language=SQL */ """
            DELETE FROM registry_quarantine AS line
            WHERE NOT EXISTS (
                SELECT FROM registry_crate AS crate
                WHERE crate.crate_canonical = line.crate_canonical)
            """;

    Future<Void> forget() {
        return deleted(WANTED, Tuple.of(before(keeping.wanted())))
                .compose(done -> deleted(UNUSED, Tuple.of(keeping.crates(), before(keeping.unused()))))
                .compose(done -> deleted(ABSENT, Tuple.of(keeping.absentNames(), before(keeping.absent()))))
                .compose(done -> deleted(NEVER_ASKED_FOR, Tuple.tuple()))
                .compose(done -> deleted(QUARANTINE, Tuple.tuple()))
                .compose(done -> forgotten == 0 ? Future.succeededFuture() : publish());
    }

    private Future<Void> publish() {
        return WriteTransaction.publish(connection, revision, Storable.offsetTime(now), RegistryWriter.CAUSE)
                .mapEmpty();
    }

    private OffsetDateTime before(Duration age) {
        return Storable.offsetTime(now.minus(age));
    }

    private Future<Void> deleted(String statement, Tuple parameters) {
        return connection.preparedQuery(statement).execute(parameters).map(result -> {
            forgotten += result.rowCount();
            return null;
        });
    }
}

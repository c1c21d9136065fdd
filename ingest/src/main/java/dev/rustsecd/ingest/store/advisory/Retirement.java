package dev.rustsecd.ingest.store.advisory;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;

/** Forgets the sources that are not configured and notes those that are, in one transaction that holds the write lock. */
final class Retirement {
    private static final String EVENTS = /* language=SQL */ """
            INSERT INTO event (revision, position, at, type, crate, crate_canonical, advisory, source)
            SELECT
                $2, row_number() OVER (ORDER BY source, id) - 1, $3,
                'advisory_withdrawn', crate, crate_canonical, id, source
            FROM advisory
            WHERE source <> ALL ($1)
              AND withdrawn IS NULL
            """;

    private static final String RECORDS = /* language=SQL */ """
            DELETE FROM advisory
            WHERE source <> ALL ($1)
            """;

    private static final String QUARANTINE = /* language=SQL */ """
            WITH gone AS (
                DELETE FROM quarantine
                WHERE source <> ALL ($1)
                RETURNING crates, serves_older)
            INSERT INTO quarantine_change (crate_canonical, revision)
            SELECT DISTINCT crate, $2::bigint
            FROM gone, unnest(gone.crates) AS crate
            WHERE NOT gone.serves_older
            ON CONFLICT (crate_canonical) DO UPDATE SET
                revision = excluded.revision
            """;

    private static final String RUNS = /* language=SQL */ """
            DELETE FROM ingest_run
            WHERE source <> ALL ($1)
            """;

    private static final String EXPECTED = /* language=SQL */ """
            INSERT INTO ingest_run (source, outcome, detail)
            SELECT DISTINCT source, 'pending', ''
            FROM unnest($1::text[]) AS configured (source)
            ON CONFLICT (source) DO NOTHING
            """;

    private static final String SOURCES = /* language=SQL */ """
            DELETE FROM advisory_source
            WHERE name <> ALL ($1)
            """;

    private Retirement() {}

    /** The future has the number of sources forgotten. */
    static Future<Integer> of(SqlConnection connection, String[] configured, long revision, OffsetDateTime now) {
        Tuple names = Tuple.tuple().addArrayOfString(configured);
        return connection
                .preparedQuery(EVENTS)
                .execute(Tuple.tuple()
                        .addArrayOfString(configured)
                        .addLong(revision)
                        .addValue(now))
                .compose(done -> connection.preparedQuery(RECORDS).execute(names))
                .compose(done -> connection
                        .preparedQuery(QUARANTINE)
                        .execute(Tuple.tuple().addArrayOfString(configured).addLong(revision)))
                .compose(done -> connection.preparedQuery(RUNS).execute(names))
                .compose(done -> connection.preparedQuery(EXPECTED).execute(names))
                .compose(done -> connection.preparedQuery(SOURCES).execute(names))
                .map(done -> done.rowCount());
    }
}

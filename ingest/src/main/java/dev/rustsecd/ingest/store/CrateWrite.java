package dev.rustsecd.ingest.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Collection;

/** The statements that make facts of staged crates, in a transaction that holds the write lock. */
final class CrateWrite {
    private final SqlConnection connection;
    private final long revision;
    private final OffsetDateTime now;
    private long changed;

    /**
     * @param revision the next one
     */
    CrateWrite(SqlConnection connection, long revision, OffsetDateTime now) {
        this.connection = connection;
        this.revision = revision;
        this.now = now;
    }

    /**
     * Writes the staged crates and notes those that are gone.
     *
     * @param gone canonical names
     * @return how many rows are other than before; with none, no revision is needed
     */
    Future<Long> facts(Collection<String> gone) {
        return crates().compose(done -> gone(gone.stream().sorted().toArray(String[]::new)))
                .compose(done -> release())
                .compose(done -> quarantine())
                .map(done -> changed);
    }

    // A file that says the same in other words brings no revision.
    private static final String CRATES = /* language=SQL */ """
            WITH written AS (
                INSERT INTO registry_crate AS known (
                    crate_canonical, crate, revision, content, releases, requirements, first_loaded_at)
                SELECT canonical, crate, $1, content, releases, requirements, first_loaded_at
                FROM staged_crate
                ORDER BY canonical
                ON CONFLICT (crate_canonical) DO UPDATE SET
                    crate = excluded.crate,
                    content = excluded.content,
                    releases = excluded.releases,
                    requirements = excluded.requirements,
                    gone_at = NULL,
                    revision = CASE
                        WHEN (known.crate, known.releases, known.requirements)
                                = (excluded.crate, excluded.releases, excluded.requirements)
                            AND known.gone_at IS NULL
                        THEN known.revision
                        ELSE excluded.revision
                    END
                RETURNING revision
            )
            SELECT count(*) FILTER (WHERE revision = $1) AS changed
            FROM written
            """;

    private Future<Void> crates() {
        return connection
                .preparedQuery(CRATES)
                .mapping((Row row) -> row.getLong("changed"))
                .execute(Tuple.of(revision))
                .map(rows -> {
                    changed += rows.iterator().next();
                    return null;
                });
    }

    private static final String GONE = /* language=SQL */ """
            UPDATE registry_crate
            SET gone_at = $2, revision = $3
            WHERE crate_canonical = ANY ($1)
              AND gone_at IS NULL
              AND NOT EXISTS (SELECT FROM staged_crate WHERE canonical = crate_canonical)
            """;

    private Future<Void> gone(String[] canonicals) {
        return canonicals.length == 0
                ? Future.succeededFuture()
                : counted(
                        GONE,
                        Tuple.tuple()
                                .addArrayOfString(canonicals)
                                .addOffsetDateTime(now)
                                .addLong(revision));
    }

    private static final String RELEASE = /* language=SQL */ """
            DELETE FROM registry_quarantine AS known
            WHERE (EXISTS (SELECT FROM staged_crate WHERE canonical = known.crate_canonical)
                    OR EXISTS (SELECT FROM registry_crate AS crate
                        WHERE crate.crate_canonical = known.crate_canonical AND crate.gone_at IS NOT NULL))
              AND NOT EXISTS (SELECT FROM staged_bad AS bad
                    WHERE bad.canonical = known.crate_canonical AND bad.line = known.line)
            """;

    private Future<Void> release() {
        return counted(RELEASE, Tuple.tuple());
    }

    private static final String QUARANTINE = /* language=SQL */ """
            INSERT INTO registry_quarantine AS known (crate_canonical, line, reason, detail, since)
            SELECT canonical, line, reason, detail, $1
            FROM staged_bad
            ORDER BY canonical, line
            ON CONFLICT (crate_canonical, line) DO UPDATE SET
                reason = excluded.reason,
                detail = excluded.detail
            WHERE (known.reason, known.detail) <> (excluded.reason, excluded.detail)
            """;

    private Future<Void> quarantine() {
        return counted(QUARANTINE, Tuple.of(now));
    }

    private static final String EVENTS = /* language=SQL */ """
            INSERT INTO event (revision, position, at, type, crate, crate_canonical, version, source)
            SELECT
                $1, row_number() OVER (ORDER BY canonical, nth) - 1, $2,
                CASE WHEN yanked THEN 'version_yanked' ELSE 'version_unyanked' END, crate, canonical, version, $3
            FROM staged_flip
            """;

    /** The yanks and their withdrawals, as events of this registry. */
    Future<Void> events(String registry) {
        return connection
                .preparedQuery(EVENTS)
                .execute(Tuple.of(revision, now, registry))
                .mapEmpty();
    }

    private Future<Void> counted(String statement, Tuple parameters) {
        return connection.preparedQuery(statement).execute(parameters).map(result -> {
            changed += result.rowCount();
            return null;
        });
    }
}

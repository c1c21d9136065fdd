package dev.rustsecd.ingest.store.advisory;

import dev.rustsecd.ingest.plan.ChangeSet;
import dev.rustsecd.ingest.plan.ChangeSet.Quarantined;
import dev.rustsecd.ingest.store.Storable;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/**
 * The statements of one change set about quarantine, in its transaction: what leaves, what comes, and which crates became
 * unknown by that or known again.
 */
final class QuarantineWrite {
    private final SqlConnection connection;
    private final String source;
    private final long revision;
    private final OffsetDateTime now;
    private final ChangeSet changes;

    QuarantineWrite(SqlConnection connection, String source, long revision, OffsetDateTime now, ChangeSet changes) {
        this.connection = connection;
        this.source = source;
        this.revision = revision;
        this.now = now;
        this.changes = changes;
    }

    /** The future has the number of records that came, left or changed. */
    Future<Integer> write() {
        return unknownCrates()
                .compose(before -> release()
                        .compose(released -> quarantine()
                                .compose(quarantined ->
                                        note(before).map(noted -> released.rowCount() + quarantined.rowCount()))));
    }

    private static final String UNKNOWN_CRATES = /* language=SQL */ """
            SELECT coalesce(array_agg(DISTINCT crate), '{}') AS crates
            FROM quarantine, unnest(crates) AS crate
            WHERE source = $1
              AND NOT serves_older
            """;

    private Future<String[]> unknownCrates() {
        return connection
                .preparedQuery(UNKNOWN_CRATES)
                .mapping(row -> row.getArrayOfStrings("crates"))
                .execute(Tuple.of(source))
                .map(rows -> rows.iterator().next());
    }

    private static final String RELEASE = /* language=SQL */ """
            DELETE FROM quarantine
            WHERE source = $1
              AND (path IN (SELECT unnest($2::text[])) OR ($3 AND path NOT IN (SELECT unnest($4::text[]))))
            """;

    private Future<? extends SqlResult<?>> release() {
        String[] released = changes.released().stream().map(Storable::text).toArray(String[]::new);
        String[] stays = changes.quarantined().stream()
                .map(Quarantined::key)
                .map(Storable::text)
                .toArray(String[]::new);
        return connection
                .preparedQuery(RELEASE)
                .execute(Tuple.of(source)
                        .addArrayOfString(released)
                        .addBoolean(changes.replacesSeed())
                        .addArrayOfString(stays));
    }

    private static final String QUARANTINE = /* language=SQL */ """
            INSERT INTO quarantine AS known (source, path, blob, reason, detail, since, serves_older, crates)
            SELECT $1, path, blob, reason, detail, $2, serves_older, crates
            FROM jsonb_populate_recordset(NULL::quarantine, $3)
            ORDER BY path
            ON CONFLICT (source, path) DO UPDATE SET
                blob = excluded.blob,
                reason = excluded.reason,
                detail = excluded.detail,
                serves_older = excluded.serves_older,
                crates = excluded.crates
            WHERE (known.blob, known.reason, known.detail, known.serves_older, known.crates)
                IS DISTINCT FROM
                (excluded.blob, excluded.reason, excluded.detail, excluded.serves_older, excluded.crates)
            """;

    private Future<? extends SqlResult<?>> quarantine() {
        JsonArray rows = new JsonArray();
        changes.quarantined().forEach(bad -> rows.add(row(bad)));
        return connection.preparedQuery(QUARANTINE).execute(Tuple.of(source, now, rows));
    }

    private static JsonObject row(Quarantined bad) {
        return new JsonObject()
                .put("path", Storable.text(bad.key()))
                .put("blob", Storable.text(bad.digest()))
                .put("reason", bad.reason().name().toLowerCase(Locale.ROOT))
                .put("detail", Storable.text(bad.detail()))
                .put("serves_older", bad.servesOlder())
                .put("crates", new JsonArray(List.copyOf(Storable.texts(bad.crates()))));
    }

    private static final String NOTE = /* language=SQL */ """
            WITH unknown AS (
                SELECT DISTINCT crate
                FROM quarantine, unnest(crates) AS crate
                WHERE source = $1
                  AND NOT serves_older)
            INSERT INTO quarantine_change (crate_canonical, revision)
            SELECT coalesce(unknown.crate, before.crate), $2::bigint
            FROM unknown
            FULL JOIN unnest($3::text[]) AS before (crate) ON before.crate = unknown.crate
            WHERE unknown.crate IS NULL OR before.crate IS NULL
            ORDER BY 1
            ON CONFLICT (crate_canonical) DO UPDATE SET
                revision = excluded.revision
            """;

    private Future<? extends SqlResult<?>> note(String[] before) {
        return connection.preparedQuery(NOTE).execute(Tuple.of(source, revision).addArrayOfString(before));
    }
}

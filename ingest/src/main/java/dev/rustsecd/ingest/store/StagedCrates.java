package dev.rustsecd.ingest.store;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.ingest.plan.CrateChange;
import dev.rustsecd.ingest.plan.CrateChange.BadLine;
import dev.rustsecd.ingest.plan.CrateChange.YankFlip;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The crates that one transaction writes. They gather in tables of the connection, which end with the transaction, so
 * that an index of any size takes the write lock for its last moment only and is never in memory as a whole.
 */
public final class StagedCrates {
    private final SqlConnection connection;

    private StagedCrates(SqlConnection connection) {
        this.connection = connection;
    }

    // Only where they are not there yet: a pooled connection keeps them, empty, from one transaction to the next.
    private static final String OPEN = /* language=SQL */ """
            DO $$
            BEGIN
                IF to_regclass('pg_temp.staged_crate') IS NULL THEN
                    CREATE TEMPORARY TABLE staged_crate (
                        canonical text PRIMARY KEY, crate text, content text, releases bytea, requirements bytea,
                        first_loaded_at timestamptz
                    ) ON COMMIT DELETE ROWS;
                    CREATE TEMPORARY TABLE staged_flip (
                        canonical text, crate text, nth integer, version text, yanked boolean
                    ) ON COMMIT DELETE ROWS;
                    CREATE TEMPORARY TABLE staged_bad (
                        canonical text, line integer, reason text, detail text
                    ) ON COMMIT DELETE ROWS;
                END IF;
            END
            $$
            """;

    static Future<StagedCrates> open(SqlConnection connection) {
        return connection.query(OPEN).execute().map(done -> new StagedCrates(connection));
    }

    private static final String CRATES = /* language=SQL */ """
            INSERT INTO staged_crate (canonical, crate, content, releases, requirements, first_loaded_at)
            SELECT canonical, crate, content, releases, requirements, first_loaded_at
            FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::bytea[], $6::timestamptz[])
                AS change (canonical, crate, content, releases, requirements, first_loaded_at)
            """;

    /** Adds crates, each once in a transaction. */
    public Future<Void> add(List<CrateChange> changes) {
        if (changes.isEmpty()) {
            return Future.succeededFuture();
        }
        Tuple rows = Tuple.tuple()
                .addArrayOfString(changes.stream().map(CrateChange::canonical).toArray(String[]::new))
                .addArrayOfString(changes.stream().map(CrateChange::crate).toArray(String[]::new))
                .addArrayOfString(changes.stream().map(CrateChange::content).toArray(String[]::new))
                .addArrayOfBuffer(changes.stream()
                        .map(change -> Buffer.buffer(change.releases().toBytes()))
                        .toArray(Buffer[]::new))
                .addArrayOfBuffer(changes.stream()
                        .map(change -> Buffer.buffer(change.requirements().toBytes()))
                        .toArray(Buffer[]::new))
                .addArrayOfOffsetDateTime(changes.stream()
                        .map(change -> Storable.offsetTime(change.firstLoaded()))
                        .toArray(OffsetDateTime[]::new));
        return connection
                .preparedQuery(CRATES)
                .execute(rows)
                .compose(done -> addFlips(changes))
                .compose(done -> addBad(changes));
    }

    private static final String FLIPS = /* language=SQL */ """
            INSERT INTO staged_flip (canonical, crate, nth, version, yanked)
            SELECT canonical, crate, nth, version, yanked
            FROM unnest($1::text[], $2::text[], $3::integer[], $4::text[], $5::boolean[])
                AS flip (canonical, crate, nth, version, yanked)
            """;

    private Future<Void> addFlips(List<CrateChange> changes) {
        List<String> crates = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        List<String> versions = new ArrayList<>();
        List<Boolean> yanked = new ArrayList<>();
        for (CrateChange change : changes) {
            for (YankFlip flip : change.flips()) {
                crates.add(change.crate());
                places.add(places.size());
                versions.add(flip.version());
                yanked.add(flip.yanked());
            }
        }
        if (crates.isEmpty()) {
            return Future.succeededFuture();
        }
        Tuple rows = Tuple.tuple()
                .addArrayOfString(crates.stream().map(CrateName::canonical).toArray(String[]::new))
                .addArrayOfString(crates.toArray(String[]::new))
                .addArrayOfInteger(places.toArray(Integer[]::new))
                .addArrayOfString(versions.toArray(String[]::new))
                .addArrayOfBoolean(yanked.toArray(Boolean[]::new));
        return connection.preparedQuery(FLIPS).execute(rows).mapEmpty();
    }

    private static final String BAD = /* language=SQL */ """
            INSERT INTO staged_bad (canonical, line, reason, detail)
            SELECT canonical, line, reason, detail
            FROM unnest($1::text[], $2::integer[], $3::text[], $4::text[]) AS bad (canonical, line, reason, detail)
            """;

    private Future<Void> addBad(List<CrateChange> changes) {
        List<String> crates = new ArrayList<>();
        List<BadLine> lines = new ArrayList<>();
        for (CrateChange change : changes) {
            for (BadLine line : change.bad()) {
                crates.add(change.canonical());
                lines.add(line);
            }
        }
        if (lines.isEmpty()) {
            return Future.succeededFuture();
        }
        Tuple rows = Tuple.tuple()
                .addArrayOfString(crates.toArray(String[]::new))
                .addArrayOfInteger(lines.stream().map(BadLine::number).toArray(Integer[]::new))
                .addArrayOfString(lines.stream()
                        .map(line -> line.reason().name().toLowerCase(Locale.ROOT))
                        .toArray(String[]::new))
                .addArrayOfString(
                        lines.stream().map(line -> Storable.text(line.detail())).toArray(String[]::new));
        return connection.preparedQuery(BAD).execute(rows).mapEmpty();
    }
}

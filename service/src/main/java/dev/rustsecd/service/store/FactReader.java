package dev.rustsecd.service.store;

import dev.rustsecd.service.store.IngestState.FileRemark;
import dev.rustsecd.service.store.IngestState.QuarantinedFile;
import dev.rustsecd.service.store.IngestState.SourceRun;
import dev.rustsecd.service.store.ReadFacts.RecordKey;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.RegistryFacts;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.SourceState;
import dev.rustsecd.snapshot.YankReasonTable;
import dev.rustsecd.storage.WriteLock;
import dev.rustsecd.yank.RecordedReason;
import dev.rustsecd.yank.YankDocument;
import dev.rustsecd.yank.YankReason.Source;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the facts, in one transaction that sees the database as it is at one moment. */
public final class FactReader {
    private final Pool pool;
    private final String address;

    /** @param address under which this service is reached, without a slash at its end; empty where that is not known */
    public FactReader(Pool pool, String address) {
        this.pool = pool;
        this.address = address;
    }

    /**
     * The state of everything, and the records that changed after {@code since}: all of them after revision 0.
     *
     * @param registry what was known of the registry at that revision; what is read shares with it
     * @return fails with {@link UnreadableFact} where a record cannot be read
     */
    public Future<ReadFacts> read(Revision since, RegistryFacts registry) {
        return pool.withTransaction(connection -> connection
                .query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                .execute()
                .compose(set -> read(connection, since, registry)));
    }

    private Future<ReadFacts> read(SqlConnection connection, Revision since, RegistryFacts registry) {
        RegistryRows rows = new RegistryRows(connection);
        return Future.all(List.of(
                        revision(connection),
                        sources(connection),
                        changed(connection, since),
                        keys(connection),
                        crateRevisions(connection, since),
                        quarantine(connection),
                        runs(connection),
                        rows.read(since, registry),
                        rows.quarantine(),
                        yankReasons(connection, since),
                        remarks(connection)))
                .map(all -> new ReadFacts(
                        all.resultAt(0),
                        since,
                        all.resultAt(1),
                        all.resultAt(2),
                        all.resultAt(3),
                        all.resultAt(4),
                        all.resultAt(7),
                        all.resultAt(9),
                        new IngestState(all.resultAt(5), all.resultAt(8), all.resultAt(10), all.resultAt(6))));
    }

    private static Future<Revision> revision(SqlConnection connection) {
        return connection
                .preparedQuery(WriteLock.LAST_REVISION)
                .mapping(row -> new Revision(row.getLong("last")))
                .execute()
                .map(rows -> rows.iterator().next());
    }

    private static final String SOURCES = /* language=SQL */ """
            SELECT name, rustsec, seed, first_revision, commit, committed_at, fetched_at, checked_at
            FROM advisory_source
            ORDER BY NOT rustsec, name
            """;

    private static Future<List<SourceState>> sources(SqlConnection connection) {
        return connection
                .preparedQuery(SOURCES)
                .mapping(row -> new SourceState(
                        row.getString("name"),
                        row.getBoolean("rustsec"),
                        row.getBoolean("seed"),
                        new Revision(row.getLong("first_revision")),
                        row.getString("commit"),
                        row.getOffsetDateTime("committed_at").toInstant(),
                        instant(row, "fetched_at"),
                        instant(row, "checked_at")))
                .execute()
                .map(FactReader::list);
    }

    static final String CHANGED = /* language=SQL */ """
            SELECT
                source, id, revision, crate, collection, title, description, description_html, date, aliases, related,
                categories, keywords, cvss, informational, reference_urls, source_id, url, withdrawn, license,
                expect_deleted, patched, unaffected, affected, created_at, created_on, modified_at, modified_on,
                (SELECT rustsec FROM advisory_source WHERE name = advisory.source) AS rustsec
            FROM advisory
            WHERE revision > $1
            """;

    private Future<List<AdvisoryRecord>> changed(SqlConnection connection, Revision since) {
        return connection
                .preparedQuery(CHANGED)
                .mapping(row -> AdvisoryRow.record(row, address))
                .execute(Tuple.of(since.number()))
                .map(FactReader::list);
    }

    private static final String KEYS = /* language=SQL */ """
            SELECT source, id
            FROM advisory
            """;

    private static Future<Set<RecordKey>> keys(SqlConnection connection) {
        return connection
                .preparedQuery(KEYS)
                .collecting(Collectors.mapping(
                        (Row row) -> new RecordKey(row.getString("source"), row.getString("id")),
                        Collectors.toUnmodifiableSet()))
                .execute()
                .map(result -> result.value());
    }

    static final String CRATE_REVISIONS = /* language=SQL */ """
            SELECT crate_canonical, max(revision) AS revision
            FROM (
                SELECT crate_canonical, revision
                FROM event
                WHERE revision > $1
                  AND advisory IS NOT NULL
                UNION ALL
                SELECT crate_canonical, revision
                FROM quarantine_change
                WHERE revision > $1) AS change
            GROUP BY crate_canonical
            """;

    private static Future<Map<String, Revision>> crateRevisions(SqlConnection connection, Revision since) {
        return connection
                .preparedQuery(CRATE_REVISIONS)
                .collecting(Collectors.toUnmodifiableMap(
                        (Row row) -> row.getString("crate_canonical"), row -> new Revision(row.getLong("revision"))))
                .execute(Tuple.of(since.number()))
                .map(result -> result.value());
    }

    private static final String QUARANTINE = /* language=SQL */ """
            SELECT source, path, reason, detail, since, serves_older, crates
            FROM quarantine
            ORDER BY source, path
            """;

    private static Future<List<QuarantinedFile>> quarantine(SqlConnection connection) {
        return connection
                .preparedQuery(QUARANTINE)
                .mapping(row -> new QuarantinedFile(
                        row.getString("source"),
                        row.getString("path"),
                        row.getString("reason"),
                        row.getString("detail"),
                        row.getOffsetDateTime("since").toInstant(),
                        row.getBoolean("serves_older"),
                        List.of(row.getArrayOfStrings("crates"))))
                .execute()
                .map(FactReader::list);
    }

    private static final String REMARKS = /* language=SQL */ """
            SELECT source, path, text
            FROM advisory, unnest(remarks) WITH ORDINALITY AS remark (text, position)
            WHERE remarks <> '{}'
            ORDER BY source, path, position
            """;

    private static Future<List<FileRemark>> remarks(SqlConnection connection) {
        return connection
                .preparedQuery(REMARKS)
                .mapping(row -> new FileRemark(row.getString("source"), row.getString("path"), row.getString("text")))
                .execute()
                .map(FactReader::list);
    }

    private static final String RUNS = /* language=SQL */ """
            SELECT source, at, outcome, detail, next_run_at
            FROM ingest_run
            ORDER BY source
            """;

    private static Future<List<SourceRun>> runs(SqlConnection connection) {
        return connection
                .preparedQuery(RUNS)
                .mapping(row -> new SourceRun(
                        row.getString("source"),
                        instant(row, "at"),
                        row.getString("outcome"),
                        row.getString("detail"),
                        instant(row, "next_run_at")))
                .execute()
                .map(FactReader::list);
    }

    // A reason that was withdrawn keeps its row, so that the change is read too.
    static final String YANK_REASONS = /* language=SQL */ """
            SELECT crate_canonical, version, source, revision, description, advisory, yanked_at, yank_seen
            FROM yank_reason
            WHERE revision > $1
            """;

    private static Future<List<YankReasonTable.Change>> yankReasons(SqlConnection connection, Revision since) {
        return connection
                .preparedQuery(YANK_REASONS)
                .mapping(FactReader::yankReason)
                .execute(Tuple.of(since.number()))
                .map(FactReader::list);
    }

    private static YankReasonTable.Change yankReason(Row row) {
        @Nullable String description = row.getString("description");
        YankDocument document = description == null ? null : new YankDocument(description, row.getString("advisory"));
        return new YankReasonTable.Change(
                row.getString("crate_canonical"),
                Source.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
                row.getString("version"),
                new RecordedReason(document, instant(row, "yanked_at"), instant(row, "yank_seen")),
                new Revision(row.getLong("revision")));
    }

    static @Nullable Instant instant(Row row, String column) {
        @Nullable OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    private static <T> List<T> list(RowSet<T> rows) {
        return rows.stream().toList();
    }
}

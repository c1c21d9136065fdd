package dev.rustsecd.ingest.store.advisory;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.ingest.plan.ChangeSet;
import dev.rustsecd.ingest.plan.ChangeSet.Event;
import dev.rustsecd.ingest.plan.ChangeSet.Removal;
import dev.rustsecd.ingest.plan.ChangeSet.Upsert;
import dev.rustsecd.ingest.store.Storable;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;

/** The statements of one change set, in one transaction that holds the write lock; counts the rows that it changed. */
final class ChangeSetWrite {
    /** So many rows go in one statement, some megabytes at most. */
    private static final int CHUNK = 200;

    private final SqlConnection connection;
    private final String source;
    private final long revision;
    private final OffsetDateTime now;
    private final ChangeSet changes;
    private int changedRows;

    ChangeSetWrite(SqlConnection connection, String source, long revision, OffsetDateTime now, ChangeSet changes) {
        this.connection = connection;
        this.source = source;
        this.revision = revision;
        this.now = now;
        this.changes = changes;
    }

    /** All but the events; the future has the number of rows changed. */
    Future<Integer> facts() {
        return removals()
                .compose(done -> changes.replacesSeed() ? otherThanUpserts() : Future.succeededFuture())
                .compose(done -> replacedAtTheirKey())
                .compose(done -> upserts(0))
                .compose(done -> new QuarantineWrite(connection, source, revision, now, changes).write())
                .map(quarantinedRows -> changedRows + quarantinedRows);
    }

    private static final String REMOVE = /* language=SQL */ """
            DELETE FROM advisory
            USING unnest($2::text[], $3::text[]) AS gone (path, id)
            WHERE advisory.source = $1
              AND advisory.path = gone.path
              AND advisory.id = gone.id
            """;

    private Future<Void> removals() {
        List<Removal> gone = changes.removals();
        return counted(
                REMOVE,
                Tuple.of(source)
                        .addArrayOfString(texts(gone, Removal::key))
                        .addArrayOfString(texts(gone, Removal::id)));
    }

    private static final String REMOVE_OTHERS = /* language=SQL */ """
            DELETE FROM advisory
            WHERE source = $1
              AND id NOT IN (SELECT unnest($2::text[]))
            """;

    private Future<Void> otherThanUpserts() {
        return counted(REMOVE_OTHERS, Tuple.of(source).addArrayOfString(ids()));
    }

    private static final String REMOVE_REPLACED = /* language=SQL */ """
            DELETE FROM advisory
            WHERE source = $1
              AND path IN (SELECT unnest($2::text[]))
              AND id NOT IN (SELECT unnest($3::text[]))
            """;

    // A record that has another id than before.
    private Future<Void> replacedAtTheirKey() {
        return counted(
                REMOVE_REPLACED,
                Tuple.of(source)
                        .addArrayOfString(texts(changes.upserts(), Upsert::key))
                        .addArrayOfString(ids()));
    }

    private static final String UPSERT = /* language=SQL */ """
            INSERT INTO advisory AS known (
                source, revision, id, path, blob, crate, crate_canonical, collection, title, description,
                description_html, date, aliases, related, categories, keywords, cvss, informational, reference_urls,
                source_id, url, withdrawn, license, expect_deleted, patched, unaffected, affected,
                created_at, created_on, modified_at, modified_on, remarks)
            SELECT
                $1, $2, id, path, blob, crate, crate_canonical, collection, title, description,
                description_html, date, aliases, related, categories, keywords, cvss, informational, reference_urls,
                source_id, url, withdrawn, license, expect_deleted, patched, unaffected, affected,
                created_at, created_on, modified_at, modified_on, remarks
            FROM jsonb_populate_recordset(NULL::advisory, $3)
            ORDER BY id
            ON CONFLICT (source, id) DO UPDATE SET
                revision = excluded.revision, path = excluded.path, blob = excluded.blob, crate = excluded.crate,
                crate_canonical = excluded.crate_canonical, collection = excluded.collection, title = excluded.title,
                description = excluded.description, description_html = excluded.description_html,
                date = excluded.date, aliases = excluded.aliases, related = excluded.related,
                categories = excluded.categories, keywords = excluded.keywords, cvss = excluded.cvss,
                informational = excluded.informational, reference_urls = excluded.reference_urls,
                source_id = excluded.source_id, url = excluded.url, withdrawn = excluded.withdrawn,
                license = excluded.license, expect_deleted = excluded.expect_deleted, patched = excluded.patched,
                unaffected = excluded.unaffected, affected = excluded.affected, created_at = excluded.created_at,
                created_on = excluded.created_on, modified_at = excluded.modified_at,
                modified_on = excluded.modified_on, remarks = excluded.remarks
            WHERE to_jsonb(known) - 'revision' <> to_jsonb(excluded) - 'revision'
            """;

    private Future<Void> upserts(int from) {
        List<Upsert> all = changes.upserts();
        if (from >= all.size()) {
            return Future.succeededFuture();
        }
        int to = Math.min(all.size(), from + CHUNK);
        return counted(UPSERT, Tuple.of(source, revision, AdvisoryRows.of(all.subList(from, to))))
                .compose(done -> upserts(to));
    }

    private static final String EVENTS = /* language=SQL */ """
            INSERT INTO event (revision, position, at, type, crate, crate_canonical, advisory, source)
            SELECT $1, position - 1, $2, type, crate, crate_canonical, advisory, $3
            FROM unnest($4::text[], $5::text[], $6::text[], $7::text[])
                WITH ORDINALITY AS news (type, crate, crate_canonical, advisory, position)
            """;

    Future<Void> events() {
        List<Event> news = changes.events();
        Tuple parameters = Tuple.of(revision, now, source)
                .addArrayOfString(texts(news, event -> event.type().label()))
                .addArrayOfString(texts(news, Event::crate))
                .addArrayOfString(texts(news, event -> CrateName.canonical(event.crate())))
                .addArrayOfString(texts(news, Event::advisory));
        return counted(EVENTS, parameters);
    }

    private String[] ids() {
        return texts(changes.upserts(), upsert -> upsert.advisory().id().text());
    }

    private static <T> String[] texts(List<T> values, Function<T, String> text) {
        return values.stream().map(text).map(Storable::text).toArray(String[]::new);
    }

    private Future<Void> counted(String statement, Tuple parameters) {
        return connection
                .preparedQuery(statement)
                .execute(parameters)
                .map(SqlResult::rowCount)
                .map(rows -> {
                    changedRows += rows;
                    return null;
                });
    }
}

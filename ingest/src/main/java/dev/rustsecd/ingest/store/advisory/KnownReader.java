package dev.rustsecd.ingest.store.advisory;

import dev.rustsecd.ingest.plan.KnownRecords;
import dev.rustsecd.ingest.plan.KnownRecords.KnownRecord;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.ingest.store.Storable;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is stored of one source, in one transaction. */
final class KnownReader {
    private final SqlConnection connection;
    private final Tuple source;

    KnownReader(SqlConnection connection, String source) {
        this.connection = connection;
        this.source = Tuple.of(Storable.text(source));
    }

    Future<KnownRecords> read() {
        return connection
                .query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                .execute()
                .compose(set -> Future.all(head(), records(), quarantine()))
                .map(all -> {
                    RowSet<Row> head = all.resultAt(0);
                    @Nullable
                    Row row = head.size() == 0 ? null : head.iterator().next();
                    return new KnownRecords(
                            row == null ? null : new Position(row.getString("commit")),
                            row != null && row.getBoolean("seed"),
                            all.resultAt(1),
                            all.resultAt(2));
                });
    }

    private static final String HEAD = /* language=SQL */ """
            SELECT commit, seed
            FROM advisory_source
            WHERE name = $1
            """;

    private Future<RowSet<Row>> head() {
        return connection.preparedQuery(HEAD).execute(source);
    }

    private static final String RECORDS = /* language=SQL */ """
            SELECT path, id, crate, withdrawn IS NOT NULL AS withdrawn, blob
            FROM advisory
            WHERE source = $1
            """;

    private Future<Map<String, KnownRecord>> records() {
        return connection.preparedQuery(RECORDS).execute(source).map(rows -> {
            Map<String, KnownRecord> byKey = new HashMap<>();
            for (Row row : rows) {
                byKey.put(
                        row.getString("path"),
                        new KnownRecord(
                                row.getString("id"),
                                row.getString("crate"),
                                row.getBoolean("withdrawn"),
                                row.getString("blob")));
            }
            return byKey;
        });
    }

    private static final String QUARANTINE = /* language=SQL */ """
            SELECT path
            FROM quarantine
            WHERE source = $1
            """;

    private Future<Set<String>> quarantine() {
        return connection
                .preparedQuery(QUARANTINE)
                .mapping((Row row) -> row.getString("path"))
                .execute(source)
                .map(rows -> Set.copyOf(rows.stream().toList()));
    }
}

package dev.rustsecd.service.store;

import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.YankReasonTable.Change;
import dev.rustsecd.yank.RecordedReason;
import dev.rustsecd.yank.YankDocument;
import dev.rustsecd.yank.YankReason.Source;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the reasons of yanks that changed. A reason that was withdrawn keeps its row, so that the change is read too. */
final class YankReasonRows {
    private YankReasonRows() {}

    static final String CHANGED = /* language=SQL */ """
            SELECT crate_canonical, version, source, revision, description, advisory, yanked_at, yank_seen
            FROM yank_reason
            WHERE revision > $1
            """;

    static Future<List<Change>> since(SqlConnection connection, Revision revision) {
        return connection
                .preparedQuery(CHANGED)
                .mapping(YankReasonRows::change)
                .execute(Tuple.of(revision.number()))
                .map(rows -> rows.stream().toList());
    }

    private static Change change(Row row) {
        @Nullable String description = row.getString("description");
        YankDocument document = description == null ? null : new YankDocument(description, row.getString("advisory"));
        return new Change(
                row.getString("crate_canonical"),
                Source.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
                row.getString("version"),
                new RecordedReason(document, instant(row, "yanked_at"), instant(row, "yank_seen")),
                new Revision(row.getLong("revision")));
    }

    private static @Nullable Instant instant(Row row, String column) {
        @Nullable OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}

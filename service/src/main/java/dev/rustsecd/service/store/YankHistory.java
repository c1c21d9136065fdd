package dev.rustsecd.service.store;

import dev.rustsecd.yank.YankDocument;
import dev.rustsecd.yank.YankReason.Source;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What happened to the versions of a crate: yanks, unyanks, and reasons given and withdrawn. It is never rewritten. */
public final class YankHistory {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Pool pool;

    public YankHistory(Pool pool) {
        this.pool = pool;
    }

    /**
     * One thing that happened.
     *
     * @param type {@code yanked}, {@code unyanked}, {@code reason_set} or {@code reason_withdrawn}
     * @param before the reason before; null for none, and for a yank
     * @param after the reason afterwards, likewise
     */
    public record Event(
            Instant at,
            String version,
            Source source,
            String type,
            @Nullable YankDocument before,
            @Nullable YankDocument after) {}

    private static final String EVENTS = /* language=SQL */ """
            SELECT
                revision, position, at, version, 'registry' AS source, substr(type, 9) AS type,
                NULL AS before_description, NULL AS before_advisory,
                NULL AS after_description, NULL AS after_advisory
            FROM event
            WHERE crate_canonical = $1
              AND version IS NOT NULL
            UNION ALL
            SELECT
                revision, position, at, version, source, type,
                before_description, before_advisory, after_description, after_advisory
            FROM yank_reason_event
            WHERE crate_canonical = $1
            ORDER BY revision, position
            """;

    /** Of one crate, in the order in which it was written; fails where the database is away. */
    public Future<List<Event>> of(String canonical) {
        return pool.preparedQuery(EVENTS)
                .mapping(YankHistory::event)
                .execute(Tuple.of(canonical))
                .map(rows -> rows.stream().toList())
                .timeout(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private static Event event(Row row) {
        return new Event(
                row.getOffsetDateTime("at").toInstant(),
                row.getString("version"),
                Source.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
                row.getString("type"),
                document(row, "before"),
                document(row, "after"));
    }

    private static @Nullable YankDocument document(Row row, String when) {
        @Nullable String description = row.getString(when + "_description");
        return description == null ? null : new YankDocument(description, row.getString(when + "_advisory"));
    }
}

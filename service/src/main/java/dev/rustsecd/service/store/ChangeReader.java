package dev.rustsecd.service.store;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Reads the change stream, a page at a time. Events are never changed and revisions ascend in the order of their commits,
 * so pages up to one revision are of one piece although each is a query of its own: nobody who reads slowly holds a
 * connection. Futures fail with {@link DatabaseAway} where the database cannot be asked.
 */
public final class ChangeReader {
    /** Events of a page; one with fewer is the last. */
    public static final int PAGE_SIZE = 500;

    private static final long LIMIT_SECONDS = 5;

    private final Pool pool;

    public ChangeReader(Pool pool) {
        this.pool = pool;
    }

    /**
     * What of the stream there is.
     *
     * @param horizon events of later revisions are all there
     * @param newest the last revision
     */
    public record Kept(long horizon, long newest) {}

    private static final String KEPT = /* language=SQL */ """
            SELECT
                event_horizon.revision AS horizon,
                (SELECT coalesce(max(number), 0) FROM revision) AS newest
            FROM event_horizon
            """;

    public Future<Kept> kept() {
        return asked(pool.preparedQuery(KEPT)
                .mapping(row -> new Kept(row.getLong("horizon"), row.getLong("newest")))
                .execute()
                .map(rows -> rows.iterator().next()));
    }

    static final String PAGE = /* language=SQL */ """
            SELECT revision, position, at, type, crate, advisory, version, source
            FROM event
            WHERE (revision, position) > ($1, $2)
              AND revision <= $3
            ORDER BY revision, position
            LIMIT $4
            """;

    static final String PAGE_OF_CRATE = /* language=SQL */ """
            SELECT revision, position, at, type, crate, advisory, version, source
            FROM event
            WHERE crate_canonical = $5
              AND revision >= $1
              AND (revision, position) > ($1, $2)
              AND revision <= $3
              AND NOT EXISTS (
                  SELECT 1
                  FROM advisory AS known
                  WHERE known.source = event.source
                    AND known.id = event.advisory
                    AND known.collection = 'rust')
            ORDER BY revision, position
            LIMIT $4
            """;

    /**
     * The next events, in order.
     *
     * @param last the last revision that is looked at
     * @param crate canonical name; all crates where there is none
     */
    public Future<List<ChangeEvent>> page(ChangePosition after, long last, Optional<String> crate) {
        Tuple parameters = Tuple.of(after.revision(), after.position(), last, PAGE_SIZE);
        crate.ifPresent(parameters::addString);
        return asked(pool.preparedQuery(crate.isPresent() ? PAGE_OF_CRATE : PAGE)
                .mapping(ChangeReader::event)
                .execute(parameters)
                .map((RowSet<ChangeEvent> rows) -> rows.stream().toList()));
    }

    private static ChangeEvent event(Row row) {
        return new ChangeEvent(
                new ChangePosition(row.getLong("revision"), row.getInteger("position")),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("type"),
                row.getString("crate"),
                row.getString("advisory"),
                row.getString("version"),
                row.getString("source"));
    }

    private static <T> Future<T> asked(Future<T> answer) {
        return answer.timeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .recover(failure -> Future.failedFuture(isDefect(failure) ? failure : new DatabaseAway(failure)));
    }

    // Source: PostgreSQL manual, appendix A: class 22 is wrong data, 42 a wrong statement.
    private static boolean isDefect(Throwable failure) {
        return failure instanceof Error
                || (failure instanceof PgException refused
                        && refused.getSqlState() != null
                        && refused.getSqlState().matches("(22|42)..."));
    }
}

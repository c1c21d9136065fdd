package dev.rustsecd.service.store;

import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.storage.RevisionChannel;
import dev.rustsecd.storage.WriteLock;
import dev.rustsecd.yank.YankDocument;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The operator's reasons, written: each change in one short transaction under the write lock, with its revision and its
 * line of history, so that writers at the same time lose nothing. A future fails where the database is away.
 */
public final class OperatorReasons {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Pool pool;
    private final InstantSource clock;

    public OperatorReasons(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * A yanked version, and when it was seen to be.
     *
     * @param yankSeen null for one that was so when its crate was first loaded
     */
    public record YankedVersion(String number, @Nullable Instant yankSeen) {}

    /**
     * What came of a change.
     *
     * @param revision the one that has it; a reader of an earlier one does not see it yet
     * @param replaced how many of the versions had a reason before
     */
    public record Change(Revision revision, int replaced) {}

    /** Gives all of these versions this reason, or none of them. */
    public Future<Change> set(String crate, String canonical, List<YankedVersion> versions, YankDocument document) {
        return write(crate, canonical, versions, document);
    }

    /** Withdraws the reasons of these versions, where there are any. */
    public Future<Change> withdraw(String crate, String canonical, List<YankedVersion> versions) {
        return write(crate, canonical, versions, null);
    }

    private Future<Change> write(
            String crate, String canonical, List<YankedVersion> versions, @Nullable YankDocument document) {
        return pool.withTransaction(connection -> lock(connection).compose(last -> {
                    Tuple reasons = reasons(versions, document, last + 1).addString(crate);
                    return apply(connection, reasons.addString(canonical), last);
                }))
                .timeout(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private static Future<Long> lock(SqlConnection connection) {
        return connection
                .preparedQuery(WriteLock.TAKE)
                .execute(Tuple.of(WriteLock.KEY))
                .compose(locked -> connection
                        .preparedQuery(WriteLock.LAST_REVISION)
                        .mapping((Row row) -> row.getLong("last"))
                        .execute())
                .map(rows -> rows.iterator().next());
    }

    private static final String APPLY = /* language=SQL */ """
            SELECT written, replaced
            FROM write_yank_reasons($1, $2, 'operator', $8, $9, $3, $4, $5, $6, $7)
            """;

    private Tuple reasons(List<YankedVersion> versions, @Nullable YankDocument document, long revision) {
        int count = versions.size();
        String[] descriptions = new String[count];
        String[] advisories = new String[count];
        if (document != null) {
            Arrays.fill(descriptions, document.description());
            Arrays.fill(advisories, document.advisory());
        }
        return Tuple.of(revision, now())
                .addArrayOfString(versions.stream().map(YankedVersion::number).toArray(String[]::new))
                .addArrayOfString(descriptions)
                .addArrayOfString(advisories)
                .addArrayOfOffsetDateTime(new OffsetDateTime[count])
                .addArrayOfOffsetDateTime(versions.stream()
                        .map(version -> version.yankSeen() == null
                                ? null
                                : version.yankSeen().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
    }

    private Future<Change> apply(SqlConnection connection, Tuple reasons, long last) {
        return connection.preparedQuery(APPLY).execute(reasons).compose(rows -> {
            Row row = rows.iterator().next();
            int replaced = row.getInteger("replaced");
            return row.getInteger("written") == 0
                    ? Future.succeededFuture(new Change(new Revision(last), replaced))
                    : publish(connection, last + 1).map(done -> new Change(new Revision(last + 1), replaced));
        });
    }

    private static final String PUBLISH = /* language=SQL */ """
            WITH published AS (
                INSERT INTO revision (number, at, cause)
                VALUES ($1, $2, 'yank_reason')
                RETURNING number
            )
            SELECT pg_notify($3, number::text)
            FROM published
            """;

    private Future<Void> publish(SqlConnection connection, long number) {
        return connection
                .preparedQuery(PUBLISH)
                .execute(Tuple.of(number, now(), RevisionChannel.NAME))
                .mapEmpty();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

package dev.rustsecd.service.store;

import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.PackedReleases;
import dev.rustsecd.service.store.IngestState.QuarantinedFile;
import dev.rustsecd.snapshot.RegistryCheck;
import dev.rustsecd.snapshot.RegistryFacts;
import dev.rustsecd.snapshot.RegistryState;
import dev.rustsecd.snapshot.Revision;
import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is known of the registry, a block of rows at a time: neither the memory that rows take nor the time that the
 * event loop is held grows with the registry.
 */
final class RegistryRows {
    /** A few milliseconds of work. */
    private static final int ROWS_A_BLOCK = 250;

    /** Answers are stored in batches: one may become visible so long after a later one. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    /** So many names may be remembered that the store has forgotten before all are read anew. */
    private static final int MAX_FORGOTTEN = 1_000;

    private final SqlConnection connection;

    /** Versions that were loaded together share their time. */
    private Instant lastTime = Instant.EPOCH;

    /** In a transaction that sees the database as it is at one moment. */
    RegistryRows(SqlConnection connection) {
        this.connection = connection;
    }

    /**
     * The facts after {@code before}, which are those of revision {@code since}; {@code before} itself where nothing is
     * other.
     */
    Future<RegistryFacts> read(Revision since, RegistryFacts before) {
        return state().compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(RegistryFacts.OFF);
            }
            RegistryState state = found.get();
            boolean same = before.state().filter(known -> isSame(known, state)).isPresent();
            RegistryFacts base = same ? before.with(state) : RegistryFacts.of(state);
            return crates(base, same ? since : Revision.NONE)
                    .compose(facts -> state.whole() ? Future.succeededFuture(facts) : checks(facts));
        });
    }

    private static boolean isSame(RegistryState known, RegistryState state) {
        return known.name().equals(state.name()) && known.whole() == state.whole();
    }

    private static final String STATE = /* language=SQL */ """
            SELECT
                name, whole, first_revision, commit, committed_at, fetched_at, checked_at, reached_at, failing
            FROM registry
            """;

    private Future<Optional<RegistryState>> state() {
        return connection
                .preparedQuery(STATE)
                .mapping(RegistryRows::state)
                .execute()
                .map(rows -> rows.stream().findFirst());
    }

    private static RegistryState state(Row row) {
        @Nullable Long first = row.getLong("first_revision");
        return new RegistryState(
                row.getString("name"),
                row.getBoolean("whole"),
                first == null ? null : new Revision(first),
                row.getString("commit"),
                FactReader.instant(row, "committed_at"),
                FactReader.instant(row, "fetched_at"),
                FactReader.instant(row, "checked_at"),
                FactReader.instant(row, "reached_at"),
                row.getBoolean("failing"));
    }

    static final String CRATES = /* language=SQL */ """
            SELECT crate, revision, first_loaded_at, gone_at, releases
            FROM registry_crate
            WHERE revision > $1
            """;

    private Future<RegistryFacts> crates(RegistryFacts base, Revision since) {
        RegistryFacts.Changes changes = base.change();
        return inBlocks(CRATES, Tuple.of(since.number()), row -> changes.put(crate(row)))
                .map(done -> changes.done());
    }

    private CrateReleases crate(Row row) {
        Instant firstLoaded = row.getOffsetDateTime("first_loaded_at").toInstant();
        lastTime = firstLoaded.equals(lastTime) ? lastTime : firstLoaded;
        return new CrateReleases(
                row.getString("crate"),
                row.getLong("revision"),
                lastTime,
                FactReader.instant(row, "gone_at"),
                PackedReleases.ofBytes(row.getBuffer("releases").getBytes()));
    }

    private static final String CHECK_COUNT = /* language=SQL */ """
            SELECT count(*)::integer AS count
            FROM registry_check
            """;

    private Future<RegistryFacts> checks(RegistryFacts base) {
        return connection.preparedQuery(CHECK_COUNT).execute().compose(count -> {
            int stored = count.iterator().next().getInteger("count");
            return checksSince(base, base.lastCheck().minus(OVERLAP))
                    .compose(facts -> facts.checkCount() > stored + MAX_FORGOTTEN
                            ? checksSince(facts.withoutChecks(), Instant.EPOCH)
                            : Future.succeededFuture(facts));
        });
    }

    static final String CHECKS = /* language=SQL */ """
            SELECT crate_canonical, known, checked_at
            FROM registry_check
            WHERE checked_at >= $1
            """;

    private Future<RegistryFacts> checksSince(RegistryFacts base, Instant since) {
        RegistryFacts.Changes changes = base.change();
        return inBlocks(
                        CHECKS,
                        Tuple.of(OffsetDateTime.ofInstant(since, ZoneOffset.UTC)),
                        row -> changes.put(check(row)))
                .map(done -> changes.done());
    }

    private static RegistryCheck check(Row row) {
        return new RegistryCheck(
                row.getString("crate_canonical"),
                row.getBoolean("known"),
                row.getOffsetDateTime("checked_at").toInstant());
    }

    private static final String QUARANTINE = /* language=SQL */ """
            SELECT registry.name AS source, crate_canonical, line, reason, detail, since
            FROM registry_quarantine
            CROSS JOIN registry
            ORDER BY crate_canonical, line
            LIMIT 200
            """;

    /** The first lines of the index that could not be read. */
    Future<List<QuarantinedFile>> quarantine() {
        return connection
                .preparedQuery(QUARANTINE)
                .mapping(row -> new QuarantinedFile(
                        row.getString("source"),
                        row.getString("crate_canonical") + ", line " + row.getInteger("line"),
                        row.getString("reason"),
                        row.getString("detail"),
                        row.getOffsetDateTime("since").toInstant(),
                        false,
                        List.of()))
                .execute()
                .map(rows -> rows.stream().toList());
    }

    private Future<Void> inBlocks(String sql, Tuple parameters, Consumer<Row> each) {
        return connection.prepare(sql).compose(statement -> {
            Cursor cursor = statement.cursor(parameters);
            return blocks(cursor, each).eventually(cursor::close).eventually(statement::close);
        });
    }

    private static Future<Void> blocks(Cursor cursor, Consumer<Row> each) {
        return cursor.read(ROWS_A_BLOCK).compose(rows -> {
            rows.forEach(each);
            return cursor.hasMore() ? blocks(cursor, each) : Future.succeededFuture();
        });
    }
}

package dev.rustsecd.ingest.store;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.ingest.plan.KnownCrate;
import dev.rustsecd.ingest.source.IndexDelta;
import dev.rustsecd.ingest.source.IndexPath;
import dev.rustsecd.ingest.source.KnownIndex;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.words.operator.IngestSentences;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes what an index says, under the lock of every writer. Safe to call from any thread. */
public final class RegistryWriter {
    static final String CAUSE = "registry";

    private final Pool pool;
    private final InstantSource clock;

    public RegistryWriter(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Makes this the index that is followed. Crates that another one brought stay until this one has been loaded whole;
     * on demand, those go that this one was never asked for.
     *
     * @param name null: none is followed
     */
    public Future<Void> follow(@Nullable String name, boolean whole) {
        OffsetDateTime now = now();
        return WriteTransaction.exclusively(
                pool,
                (connection, last) -> new RegistryChoice(connection, name == null ? null : Storable.text(name), whole)
                        .make()
                        .compose(changed -> changed
                                ? WriteTransaction.publish(connection, last + 1, now, CAUSE)
                                : Future.succeededFuture())
                        .mapEmpty());
    }

    /**
     * What is stored of an index that is followed whole.
     *
     * @param loaded whether it was loaded whole before; else the crates that are stored are those of an index before it
     * @param quarantined how many of its lines are in quarantine
     */
    public record Known(boolean loaded, KnownIndex index, int quarantined) {
        /** How many crates are stored and not gone. */
        public int crates() {
            return index.contents().size();
        }
    }

    private static final String HEAD = /* language=SQL */ """
            SELECT commit, first_revision IS NOT NULL AS loaded
            FROM registry
            WHERE name = $1
            """;

    private static final String CONTENTS = /* language=SQL */ """
            SELECT crate, content
            FROM registry_crate
            WHERE gone_at IS NULL
            """;

    private static final String QUARANTINED = /* language=SQL */ """
            SELECT crate_canonical
            FROM registry_quarantine
            """;

    /**
     * What is stored.
     *
     * @param again whether files with lines in quarantine are to be read again
     * @return fails with {@link SupersededRun} where this index is not followed
     */
    public Future<Known> known(String name, boolean again) {
        return pool.withTransaction(connection -> connection
                .query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                .execute()
                .compose(set -> Future.all(
                        connection.preparedQuery(HEAD).execute(Tuple.of(Storable.text(name))),
                        connection.query(CONTENTS).execute(),
                        connection.query(QUARANTINED).execute()))
                .map(all -> known(all.resultAt(0), all.resultAt(1), all.resultAt(2), again)));
    }

    private static Known known(RowSet<Row> head, RowSet<Row> contents, RowSet<Row> quarantined, boolean again) {
        if (head.size() == 0) {
            throw new SupersededRun(IngestSentences.SUPERSEDED_INDEX);
        }
        Row row = head.iterator().next();
        Set<String> refused = new HashSet<>();
        quarantined.forEach(line -> refused.add(line.getString("crate_canonical")));
        Map<String, String> byName = new HashMap<>();
        Set<String> readAgain = new HashSet<>();
        for (Row crate : contents) {
            String name = IndexPath.fileName(crate.getString("crate"));
            byName.put(name, crate.getString("content"));
            if (again && refused.contains(CrateName.canonical(name))) {
                readAgain.add(name);
            }
        }
        KnownIndex index = new KnownIndex(position(row.getString("commit")), byName, readAgain);
        return new Known(row.getBoolean("loaded"), index, quarantined.size());
    }

    private static @Nullable Position position(@Nullable String commit) {
        return commit == null ? null : new Position(commit);
    }

    private static @Nullable String text(@Nullable Position position) {
        return position == null ? null : position.text();
    }

    /** What is stored of single crates, those of which nothing is known left out; by canonical name. */
    public Future<Map<String, KnownCrate>> crates(Collection<String> canonicals) {
        return KnownCrates.read(pool, canonicals);
    }

    /**
     * The head of an index that is followed whole, as a run wants it to be.
     *
     * @param before the commit that the run started from
     * @param fetchedAt when the index was asked
     */
    public record Head(String name, @Nullable Position before, IndexDelta delta, Instant fetchedAt) {}

    /**
     * Writes what a run changes, with a new revision, its events and the index's head, as one transaction. Where nothing
     * that readers see has changed, there is no new revision.
     *
     * @param fill adds every crate of the delta's changed files
     * @return fails with {@link SupersededRun} where another run was first
     */
    public Future<Revision> write(Head head, Function<StagedCrates, Future<Void>> fill) {
        return pool.withTransaction(connection -> StagedCrates.open(connection)
                .compose(fill)
                .compose(filled -> WriteTransaction.lock(connection))
                .compose(last -> publish(connection, head, last)));
    }

    private Future<Revision> publish(SqlConnection connection, Head head, long last) {
        OffsetDateTime now = now();
        CrateWrite write = new CrateWrite(connection, last + 1, now);
        List<String> gone =
                head.delta().removed().stream().map(CrateName::canonical).toList();
        return move(connection, head)
                .compose(first -> write.facts(gone)
                        .compose(changed -> !first && changed == 0
                                ? WriteTransaction.notify(connection, last)
                                : write.events(Storable.text(head.name()))
                                        .compose(done ->
                                                first ? firstLoad(connection, last + 1) : Future.succeededFuture())
                                        .compose(done -> WriteTransaction.publish(connection, last + 1, now, CAUSE))));
    }

    private static final String MOVE = /* language=SQL */ """
            UPDATE registry
            SET commit = $3, committed_at = $4, fetched_at = $5, checked_at = $5, reached_at = $5, failing = false
            WHERE name = $1
              AND whole
              AND commit IS NOT DISTINCT FROM $2
              AND (fetched_at IS NULL OR fetched_at <= $5)
            RETURNING first_revision IS NULL AS first
            """;

    /** The future has whether it is loaded for the first time. */
    private static Future<Boolean> move(SqlConnection connection, Head head) {
        @Nullable Instant committedAt = head.delta().committedAt();
        return connection
                .preparedQuery(MOVE)
                .execute(Tuple.of(
                        Storable.text(head.name()),
                        text(head.before()),
                        text(head.delta().commit()),
                        committedAt == null ? null : Storable.offsetTime(committedAt),
                        Storable.offsetTime(head.fetchedAt())))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new SupersededRun(IngestSentences.SUPERSEDED_FETCH);
                    }
                    return rows.iterator().next().getBoolean("first");
                });
    }

    private static final String FIRST_LOAD = /* language=SQL */ """
            UPDATE registry
            SET first_revision = $1
            """;

    private static Future<Void> firstLoad(SqlConnection connection, long revision) {
        return connection.preparedQuery(FIRST_LOAD).execute(Tuple.of(revision)).mapEmpty();
    }

    private static final String HOLDINGS = /* language=SQL */ """
            SELECT
                (SELECT count(*)::integer FROM registry_crate WHERE gone_at IS NULL) AS crates,
                (SELECT count(*)::integer FROM registry_quarantine) AS quarantined
            """;

    /** How much is stored. */
    public Future<Holdings> holdings() {
        return pool.preparedQuery(HOLDINGS)
                .mapping((Row row) -> new Holdings(row.getInteger("crates"), row.getInteger("quarantined")))
                .execute()
                .map(rows -> rows.iterator().next());
    }

    private static final String CHECKED = /* language=SQL */ """
            UPDATE registry
            SET checked_at = $2, reached_at = $2, failing = false
            WHERE name = $1
              AND (reached_at IS NULL OR reached_at <= $2)
            """;

    /** The index has said, at this time, that it has what is stored. */
    public Future<Void> checked(String name, Instant at) {
        return WriteTransaction.tell(pool, CHECKED, Tuple.of(Storable.text(name), Storable.offsetTime(at)));
    }

    static final String FAILING = /* language=SQL */ """
            UPDATE registry
            SET failing = true
            WHERE name = $1
            """;

    /** The index cannot be reached. */
    public Future<Void> failing(String name) {
        return WriteTransaction.tell(pool, FAILING, Tuple.of(Storable.text(name)));
    }

    private OffsetDateTime now() {
        return Storable.offsetTime(clock.instant());
    }
}

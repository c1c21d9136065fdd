package dev.rustsecd.ingest.store.advisory;

import dev.rustsecd.ingest.plan.ChangeSet;
import dev.rustsecd.ingest.plan.KnownRecords;
import dev.rustsecd.ingest.store.Storable;
import dev.rustsecd.ingest.store.SupersededRun;
import dev.rustsecd.ingest.store.WriteTransaction;
import dev.rustsecd.snapshot.Revision;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * Writes facts. Every call is one transaction; those that change facts run one after the other, whatever program they
 * come from, so that revisions ascend in the order of their commits. Safe to call from any thread.
 */
public final class FactWriter {
    private final Pool pool;
    private final InstantSource clock;

    public FactWriter(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** What is stored of a source. */
    public Future<KnownRecords> known(String source) {
        return pool.withTransaction(connection -> new KnownReader(connection, source).read());
    }

    /**
     * Writes what a run changes, with a new revision, its events and the source's head. Where no record and no quarantine
     * changes, only the head is written and there is no new revision. Writing the same again changes nothing.
     *
     * @param seed whether these are the facts in the jar, which make no events; never over what was fetched
     * @param fetchedAt when the head was fetched; of no meaning for the seed
     * @return the revision that has these changes; fails with {@link SupersededRun} where a later fetch was written
     */
    public Future<Revision> write(String source, boolean rustsec, boolean seed, ChangeSet changes, Instant fetchedAt) {
        String name = Storable.text(source);
        SourceHead head = new SourceHead(name, rustsec, seed, changes, fetchedAt);
        return WriteTransaction.exclusively(pool, (connection, last) -> write(connection, head, changes, last));
    }

    private Future<Revision> write(SqlConnection connection, SourceHead head, ChangeSet changes, long last) {
        OffsetDateTime now = now();
        ChangeSetWrite write = new ChangeSetWrite(connection, head.name(), last + 1, now, changes);
        return head.write(connection, last + 1)
                .compose(firstLoad -> write.facts().compose(rows -> {
                    if (rows == 0 && !firstLoad) {
                        return WriteTransaction.notify(connection, last);
                    }
                    Future<Void> events = head.seed() || rows == 0 ? Future.succeededFuture() : write.events();
                    return events.compose(done ->
                            WriteTransaction.publish(connection, last + 1, now, head.seed() ? "seed" : "fetch"));
                }));
    }

    private static final String CHECKED = /* language=SQL */ """
            UPDATE advisory_source
            SET checked_at = $2
            WHERE name = $1
              AND NOT seed
              AND checked_at < $2
            """;

    /** Upstream has said, at this time, that its head is the stored one. */
    public Future<Void> checked(String source, Instant at) {
        return WriteTransaction.tell(pool, CHECKED, Tuple.of(Storable.text(source), Storable.offsetTime(at)));
    }

    private static final String RUN = /* language=SQL */ """
            INSERT INTO ingest_run AS known (source, at, outcome, detail, next_run_at)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (source) DO UPDATE SET
                at = excluded.at,
                outcome = excluded.outcome,
                detail = excluded.detail,
                next_run_at = excluded.next_run_at
            WHERE known.at IS NULL OR known.at <= excluded.at
            """;

    /**
     * How the last run of a source ended, of one that was never loaded too.
     *
     * @param outcome in snake case: {@code published}, {@code unreachable}
     * @param detail one sentence without credentials, may be empty
     * @param at when the run ended
     * @param next when the next one begins
     */
    public Future<Void> run(String source, String outcome, String detail, Instant at, Instant next) {
        Tuple parameters = Tuple.of(
                Storable.text(source),
                Storable.offsetTime(at),
                outcome,
                Storable.text(detail),
                Storable.offsetTime(next));
        return WriteTransaction.tell(pool, RUN, parameters);
    }

    private static final String COMMITTED_AT = /* language=SQL */ """
            SELECT committed_at
            FROM advisory_source
            WHERE name = $1
            """;

    /** When the stored head of an advisory source was committed; nothing for a source that was never loaded. */
    public Future<Optional<Instant>> committedAt(String source) {
        return pool.preparedQuery(COMMITTED_AT)
                .mapping((Row row) -> row.getOffsetDateTime("committed_at").toInstant())
                .execute(Tuple.of(Storable.text(source)))
                .map(rows -> rows.size() == 0
                        ? Optional.<Instant>empty()
                        : Optional.of(rows.iterator().next()));
    }

    /**
     * Forgets every source that is not configured any more, its live advisories counting as withdrawn, and notes those
     * that are, so that readers know of one that was never loaded. To be called at start.
     */
    public Future<Revision> retire(Set<String> configured) {
        String[] names = configured.stream().map(Storable::text).toArray(String[]::new);
        OffsetDateTime now = now();
        return WriteTransaction.exclusively(
                pool,
                (connection, last) -> Retirement.of(connection, names, last + 1, now)
                        .compose(sources -> sources == 0
                                ? WriteTransaction.notify(connection, last)
                                : WriteTransaction.publish(connection, last + 1, now, "retire")));
    }

    private OffsetDateTime now() {
        return Storable.offsetTime(clock.instant());
    }
}

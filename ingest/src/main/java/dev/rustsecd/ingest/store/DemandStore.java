package dev.rustsecd.ingest.store;

import dev.rustsecd.ingest.source.CrateSource.Validators;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What an index that is asked crate by crate has to do, and what came of it. Safe to call from any thread. */
public final class DemandStore {
    private final Pool pool;
    private final InstantSource clock;
    private final String name;

    /**
     * @param name of the index
     */
    public DemandStore(Pool pool, InstantSource clock, String name) {
        this.pool = pool;
        this.clock = clock;
        this.name = Storable.text(name);
    }

    private static final String WANTED = /* language=SQL */ """
            SELECT coalesce(stored.crate, wanted.crate) AS crate, answer.etag, answer.last_modified
            FROM registry_wanted AS wanted
            LEFT JOIN registry_crate AS stored
                ON stored.crate_canonical = wanted.crate_canonical AND stored.gone_at IS NULL
            LEFT JOIN registry_check AS answer
                ON answer.crate_canonical = stored.crate_canonical AND answer.known
            WHERE wanted.crate_canonical <> ALL ($1)
            ORDER BY wanted.wanted_at, wanted.crate_canonical
            LIMIT $2
            """;

    /** The next ones that questions wait for, the oldest first, without those that are being seen to. */
    public Future<List<AskedCrate>> wanted(Collection<String> except, int limit) {
        return pool.preparedQuery(WANTED)
                .mapping((Row row) -> asked(row, true))
                .execute(Tuple.tuple()
                        .addArrayOfString(except.toArray(String[]::new))
                        .addInteger(limit))
                .map(rows -> rows.stream().toList());
    }

    private static final String DUE = /* language=SQL */ """
            SELECT
                stored.crate,
                CASE WHEN stored.gone_at IS NULL THEN answer.etag END AS etag,
                CASE WHEN stored.gone_at IS NULL THEN answer.last_modified END AS last_modified
            FROM registry_check AS answer
            JOIN registry_crate AS stored ON stored.crate_canonical = answer.crate_canonical
            WHERE answer.checked_at < $1
              AND answer.crate_canonical <> ALL ($2)
            ORDER BY answer.checked_at
            LIMIT $3
            """;

    /** Stored ones that were last looked at before this time, the longest ago first; those that are gone may come back. */
    public Future<List<AskedCrate>> due(Instant before, Collection<String> except, int limit) {
        return pool.preparedQuery(DUE)
                .mapping((Row row) -> asked(row, false))
                .execute(Tuple.of(Storable.offsetTime(before))
                        .addArrayOfString(except.toArray(String[]::new))
                        .addInteger(limit))
                .map(rows -> rows.stream().toList());
    }

    private static AskedCrate asked(Row row, boolean wanted) {
        Validators validators = new Validators(row.getString("etag"), row.getString("last_modified"));
        return new AskedCrate(row.getString("crate"), validators, wanted);
    }

    private static final String ABSENT = /* language=SQL */ """
            SELECT crate_canonical
            FROM registry_check
            WHERE crate_canonical = ANY ($1)
              AND NOT known
              AND checked_at > $2
            """;

    /** Those of them that the registry was found not to have since this time. */
    public Future<List<String>> absent(Collection<String> canonicals, Instant since) {
        return pool.preparedQuery(ABSENT)
                .mapping((Row row) -> row.getString("crate_canonical"))
                .execute(Tuple.tuple()
                        .addArrayOfString(canonicals.toArray(String[]::new))
                        .addOffsetDateTime(Storable.offsetTime(since)))
                .map(rows -> rows.stream().toList());
    }

    /**
     * Writes answers, each crate once, with a new revision and its events where facts have changed.
     *
     * @return how many facts are other than before; fails with {@link SupersededRun} where this index is not followed
     */
    public Future<Long> write(List<CrateAnswer> answers) {
        return pool.withTransaction(connection -> StagedCrates.open(connection)
                .compose(staged -> staged.add(answers.stream()
                        .flatMap(answer -> Stream.ofNullable(answer.change()))
                        .toList()))
                .compose(filled -> WriteTransaction.lock(connection))
                .compose(last -> new AnswerWrite(connection, name, answers).write(last, clock.instant())));
    }

    /** The index cannot be reached. */
    public Future<Void> failing() {
        return WriteTransaction.tell(pool, RegistryWriter.FAILING, Tuple.of(name));
    }

    private static final String CHECKED = /* language=SQL */ """
            UPDATE registry
            SET checked_at = $2
            WHERE name = $1
            """;

    /** Everything that is kept was looked at since this time. */
    public Future<Void> checked(Instant since) {
        return WriteTransaction.tell(pool, CHECKED, Tuple.of(name, Storable.offsetTime(since)));
    }

    /**
     * How much of what questions named is kept, and how long.
     *
     * @param crates so many, those that were used last
     * @param unused a crate that no question named for so long goes
     * @param absentNames so many names that the registry does not have, those that were found last
     * @param absent such a name is asked for again after so long
     * @param wanted a name that could not be asked for leaves the queue after so long
     */
    public record Keeping(int crates, Duration unused, int absentNames, Duration absent, Duration wanted) {}

    /** Forgets what nobody uses, so that no questions can fill the store. */
    public Future<Void> tidy(Keeping keeping) {
        return WriteTransaction.exclusively(
                pool, (connection, last) -> new Forgetting(connection, keeping, clock.instant(), last + 1).forget());
    }
}

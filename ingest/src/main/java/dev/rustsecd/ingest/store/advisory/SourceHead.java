package dev.rustsecd.ingest.store.advisory;

import dev.rustsecd.ingest.plan.ChangeSet;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.ingest.store.Storable;
import dev.rustsecd.ingest.store.SupersededRun;
import dev.rustsecd.words.operator.IngestSentences;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The row of a source, as a run wants it to be. */
record SourceHead(
        String name,
        boolean rustsec,
        boolean seed,
        Position position,
        OffsetDateTime at,
        @Nullable OffsetDateTime fetchedAt) {

    /** What is stored now. */
    private record Stored(boolean seed, @Nullable OffsetDateTime fetchedAt) {}

    SourceHead(String name, boolean rustsec, boolean seed, ChangeSet changes, Instant fetchedAt) {
        this(
                name,
                rustsec,
                seed,
                changes.position(),
                Storable.offsetTime(changes.at()),
                seed ? null : Storable.offsetTime(fetchedAt));
    }

    private static final String STORED = /* language=SQL */ """
            SELECT seed, fetched_at
            FROM advisory_source
            WHERE name = $1
            """;

    private static final String WRITE = /* language=SQL */ """
            INSERT INTO advisory_source AS known (
                name, rustsec, seed, first_revision, commit, committed_at, fetched_at, checked_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
            ON CONFLICT (name) DO UPDATE SET
                rustsec = excluded.rustsec,
                seed = excluded.seed,
                first_revision = CASE WHEN $8 THEN excluded.first_revision ELSE known.first_revision END,
                commit = excluded.commit,
                committed_at = excluded.committed_at,
                fetched_at = excluded.fetched_at,
                checked_at = excluded.checked_at
            """;

    /**
     * Writes it.
     *
     * @param revision what to note as the first one, if it is
     * @return whether this is the first load of the source; the fetch that replaces the seed is one
     */
    Future<Boolean> write(SqlConnection connection, long revision) {
        return connection
                .preparedQuery(STORED)
                .mapping((Row row) -> new Stored(row.getBoolean("seed"), row.getOffsetDateTime("fetched_at")))
                .execute(Tuple.of(name))
                .compose(rows -> {
                    @Nullable
                    Stored stored = rows.size() == 0 ? null : rows.iterator().next();
                    failIfOlder(stored);
                    boolean first = stored == null || (stored.seed() && !seed);
                    return connection
                            .preparedQuery(WRITE)
                            .execute(Tuple.of(name, rustsec, seed, revision, position.text(), at)
                                    .addOffsetDateTime(fetchedAt)
                                    .addBoolean(first))
                            .map(done -> first);
                });
    }

    private void failIfOlder(@Nullable Stored stored) {
        if (stored == null || stored.seed()) {
            return;
        }
        if (fetchedAt == null) {
            throw new SupersededRun(IngestSentences.SUPERSEDED_SEED);
        }
        if (stored.fetchedAt() != null && stored.fetchedAt().isAfter(fetchedAt)) {
            throw new SupersededRun(IngestSentences.SUPERSEDED_FETCH);
        }
    }
}

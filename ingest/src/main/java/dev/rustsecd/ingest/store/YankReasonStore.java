package dev.rustsecd.ingest.store;

import dev.rustsecd.release.PackedReleases;
import dev.rustsecd.release.Release;
import dev.rustsecd.yank.YankDocument;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which crates have yanked versions, what their registry was asked of them, and what it said. */
public final class YankReasonStore {
    private final Pool pool;
    private final InstantSource clock;

    public YankReasonStore(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    private static final String CRATES = /* language=SQL */ """
            SELECT crate_canonical, crate, revision, releases, yanks, again_at
            FROM registry_crate
            LEFT JOIN yank_inquiry USING (crate_canonical)
            WHERE gone_at IS NULL
            """;

    private static final String CHANGED = CRATES + /* language=SQL */ """
              AND (revision, crate_canonical) > ($1, $2)
            ORDER BY revision, crate_canonical
            LIMIT $3
            """;

    /** The crates after this one in the order of their revisions, with or without yanks. */
    public Future<List<YankedCrate>> after(long revision, String canonical, int limit) {
        return crates(CHANGED, Tuple.of(revision, canonical, limit));
    }

    private static final String DUE = CRATES + /* language=SQL */ """
              AND again_at <= $1
            ORDER BY again_at
            LIMIT $2
            """;

    /** The crates of which the registry is to be asked again, the longest waiting first. */
    public Future<List<YankedCrate>> due(Instant now, int limit) {
        return crates(DUE, Tuple.of(Storable.offsetTime(now), limit));
    }

    private static final String ONE = CRATES + /* language=SQL */ """
              AND crate_canonical = $1
            """;

    /** A crate as it is now. */
    public Future<Optional<YankedCrate>> crate(String canonical) {
        return crates(ONE, Tuple.of(canonical)).map(found -> found.stream().findFirst());
    }

    private Future<List<YankedCrate>> crates(String statement, Tuple parameters) {
        return pool.preparedQuery(statement)
                .mapping(YankReasonStore::crate)
                .execute(parameters)
                .map(rows -> rows.stream().toList());
    }

    private static YankedCrate crate(Row row) {
        PackedReleases releases =
                PackedReleases.ofBytes(row.getBuffer("releases").getBytes());
        @Nullable String yanks = row.getString("yanks");
        return new YankedCrate(
                row.getString("crate_canonical"),
                row.getString("crate"),
                row.getLong("revision"),
                releases.all().stream().filter(Release::isYanked).toList(),
                yanks == null
                        ? null
                        : new YankedCrate.Inquiry(
                                yanks, row.getOffsetDateTime("again_at").toInstant()));
    }

    /**
     * What a registry's web API says of one yanked version.
     *
     * @param message null for none
     * @param yankedAt null where it does not say
     */
    public record Reason(
            String version,
            @Nullable String message,
            @Nullable Instant yankedAt) {}

    private static final String REASONS = /* language=SQL */ """
            SELECT written
            FROM write_yank_reasons($1, $2, 'registry', $3, $4, $5, $6, $7, $8, $9)
            """;

    /**
     * The registry has answered: its reasons are kept, with a new revision where any of them is new, and it is not asked
     * again before {@code againAt}. Of versions that it says nothing of, what is known stays.
     */
    public Future<Void> answered(YankedCrate crate, List<Reason> told, Instant againAt) {
        Map<String, Release> yanked =
                crate.yanked().stream().collect(Collectors.toMap(Release::number, Function.identity(), (a, b) -> a));
        Map<String, Reason> byVersion = new LinkedHashMap<>();
        told.stream()
                .filter(one -> yanked.containsKey(one.version()))
                .forEach(one -> byVersion.putIfAbsent(one.version(), one));
        List<Reason> about = List.copyOf(byVersion.values());
        OffsetDateTime now = Storable.offsetTime(clock.instant());
        return WriteTransaction.exclusively(
                pool,
                (connection, last) -> connection
                        .preparedQuery(REASONS)
                        .execute(reasons(crate, about, yanked, last + 1, now))
                        .compose(rows -> rows.iterator().next().getInteger("written") == 0
                                ? Future.succeededFuture()
                                : WriteTransaction.publish(connection, last + 1, now, "yank_reason"))
                        .compose(done -> note(connection, crate, "answered", againAt)));
    }

    private static Tuple reasons(
            YankedCrate crate, List<Reason> told, Map<String, Release> yanked, long revision, OffsetDateTime now) {
        return Tuple.of(revision, now, crate.crate(), crate.canonical())
                .addArrayOfString(told.stream().map(Reason::version).toArray(String[]::new))
                .addArrayOfString(told.stream().map(YankReasonStore::message).toArray(String[]::new))
                .addArrayOfString(new String[told.size()])
                .addArrayOfOffsetDateTime(
                        told.stream().map(one -> time(one.yankedAt())).toArray(OffsetDateTime[]::new))
                .addArrayOfOffsetDateTime(told.stream()
                        .map(one -> seen(yanked.get(one.version())))
                        .toArray(OffsetDateTime[]::new));
    }

    private static @Nullable String message(Reason told) {
        String message = told.message();
        if (message == null || message.isBlank()) {
            return null;
        }
        boolean tooLong = message.length() > YankDocument.MAX_DESCRIPTION;
        return Storable.text(tooLong ? message.substring(0, YankDocument.MAX_DESCRIPTION - 1) + '…' : message);
    }

    private static @Nullable OffsetDateTime seen(@Nullable Release release) {
        return release == null || release.yank() == null
                ? null
                : time(release.yank().seen());
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : Storable.offsetTime(at);
    }

    private static final String NOTE = /* language=SQL */ """
            INSERT INTO yank_inquiry (crate_canonical, yanks, outcome, asked_at, again_at)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (crate_canonical) DO UPDATE SET
                yanks = excluded.yanks,
                outcome = excluded.outcome,
                asked_at = excluded.asked_at,
                again_at = excluded.again_at
            """;

    /** The question came to nothing: what is known stays, and it is not put again before {@code againAt}. */
    public Future<Void> postponed(YankedCrate crate, String outcome, Instant againAt) {
        return pool.withConnection(connection -> note(connection, crate, outcome, againAt));
    }

    private Future<Void> note(SqlConnection connection, YankedCrate crate, String outcome, Instant againAt) {
        return connection
                .preparedQuery(NOTE)
                .execute(Tuple.of(
                        crate.canonical(),
                        crate.digest(),
                        outcome,
                        Storable.offsetTime(clock.instant()),
                        Storable.offsetTime(againAt)))
                .mapEmpty();
    }

    /**
     * A web API is not to be asked for a while.
     *
     * @param failures how many questions in a row went wrong
     * @param outcome how the last one did, in snake case
     */
    public record ApiPause(Instant resumesAt, int failures, String outcome) {}

    private static final String PAUSE = /* language=SQL */ """
            SELECT resumes_at, failures, outcome
            FROM yank_api
            WHERE name = $1
            """;

    /** What is in the way of asking an API, if anything is. */
    public Future<Optional<ApiPause>> pause(String api) {
        return pool.preparedQuery(PAUSE)
                .mapping(row -> new ApiPause(
                        row.getOffsetDateTime("resumes_at").toInstant(),
                        row.getInteger("failures"),
                        row.getString("outcome")))
                .execute(Tuple.of(Storable.text(api)))
                .map(rows -> rows.stream().findFirst());
    }

    private static final String SET_PAUSE = /* language=SQL */ """
            INSERT INTO yank_api (name, resumes_at, failures, outcome)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (name) DO UPDATE SET
                resumes_at = excluded.resumes_at,
                failures = excluded.failures,
                outcome = excluded.outcome
            """;

    /** The API is not to be asked for a while, by no program. */
    public Future<Void> pause(String api, ApiPause pause) {
        return pool.preparedQuery(SET_PAUSE)
                .execute(Tuple.of(
                        Storable.text(api), Storable.offsetTime(pause.resumesAt()), pause.failures(), pause.outcome()))
                .mapEmpty();
    }

    private static final String RESUME = /* language=SQL */ """
            DELETE FROM yank_api
            WHERE name = $1
            """;

    /** Nothing is in the way any more. */
    public Future<Void> resume(String api) {
        return pool.preparedQuery(RESUME).execute(Tuple.of(Storable.text(api))).mapEmpty();
    }
}

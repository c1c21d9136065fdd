package dev.rustsecd.ingest.store;

import dev.rustsecd.ingest.store.CrateAnswer.Kind;
import dev.rustsecd.words.operator.IngestSentences;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** The statements that write answers, in a transaction that has staged their crates and holds the write lock. */
final class AnswerWrite {
    private final SqlConnection connection;
    private final String registry;
    private final List<CrateAnswer> answers;

    AnswerWrite(SqlConnection connection, String registry, List<CrateAnswer> answers) {
        this.connection = connection;
        this.registry = registry;
        this.answers = answers;
    }

    /** The future has how many facts are other than before. */
    Future<Long> write(long last, Instant now) {
        OffsetDateTime at = Storable.offsetTime(now);
        CrateWrite facts = new CrateWrite(connection, last + 1, at);
        List<String> absent = answers.stream()
                .filter(answer -> answer.kind() == Kind.ABSENT)
                .map(CrateAnswer::canonical)
                .toList();
        return reached(at)
                .compose(done -> facts.facts(absent))
                .compose(changed -> checks(at)
                        .compose(done -> unqueue())
                        .compose(done -> changed == 0
                                ? WriteTransaction.notify(connection, last)
                                : facts.events(registry)
                                        .compose(written -> WriteTransaction.publish(
                                                connection, last + 1, at, RegistryWriter.CAUSE)))
                        .map(revision -> changed));
    }

    private static final String REACHED = /* language=SQL */ """
            UPDATE registry
            SET
                failing = failing AND NOT $4,
                reached_at = CASE WHEN $4 THEN greatest(reached_at, $2) ELSE reached_at END,
                fetched_at = CASE WHEN $3 THEN greatest(fetched_at, $2) ELSE fetched_at END
            WHERE name = $1
              AND NOT whole
            """;

    private Future<Void> reached(OffsetDateTime at) {
        boolean found = answers.stream().anyMatch(answer -> answer.kind() == Kind.FOUND);
        boolean reached = answers.stream().anyMatch(answer -> answer.kind() != Kind.DROPPED);
        return connection
                .preparedQuery(REACHED)
                .execute(Tuple.of(registry, at, found, reached))
                .map(result -> {
                    if (result.rowCount() == 0) {
                        throw new SupersededRun(IngestSentences.SUPERSEDED_INDEX);
                    }
                    return null;
                });
    }

    private static final String CHECKS = /* language=SQL */ """
            INSERT INTO registry_check AS before (
                crate_canonical, crate, known, etag, last_modified, checked_at, used_at)
            SELECT canonical, crate, known, etag, last_modified, at, $7
            FROM unnest($1::text[], $2::text[], $3::boolean[], $4::text[], $5::text[], $6::timestamptz[])
                AS answer (canonical, crate, known, etag, last_modified, at)
            ORDER BY canonical
            ON CONFLICT (crate_canonical) DO UPDATE SET
                crate = excluded.crate,
                known = excluded.known,
                etag = excluded.etag,
                last_modified = excluded.last_modified,
                checked_at = excluded.checked_at
            """;

    private Future<Void> checks(OffsetDateTime now) {
        List<CrateAnswer> given =
                answers.stream().filter(answer -> answer.kind() != Kind.DROPPED).toList();
        if (given.isEmpty()) {
            return Future.succeededFuture();
        }
        Tuple rows = Tuple.tuple()
                .addArrayOfString(given.stream().map(CrateAnswer::canonical).toArray(String[]::new))
                .addArrayOfString(given.stream().map(CrateAnswer::crate).toArray(String[]::new))
                .addArrayOfBoolean(given.stream()
                        .map(answer -> answer.kind() != Kind.ABSENT)
                        .toArray(Boolean[]::new))
                .addArrayOfString(
                        given.stream().map(answer -> answer.validators().etag()).toArray(String[]::new))
                .addArrayOfString(given.stream()
                        .map(answer -> answer.validators().lastModified())
                        .toArray(String[]::new))
                .addArrayOfOffsetDateTime(given.stream()
                        .map(answer -> Storable.offsetTime(answer.at()))
                        .toArray(OffsetDateTime[]::new))
                .addOffsetDateTime(now);
        return connection.preparedQuery(CHECKS).execute(rows).mapEmpty();
    }

    private static final String UNQUEUE = /* language=SQL */ """
            DELETE FROM registry_wanted
            WHERE crate_canonical = ANY ($1)
            """;

    private Future<Void> unqueue() {
        String[] names = answers.stream().map(CrateAnswer::canonical).toArray(String[]::new);
        return connection
                .preparedQuery(UNQUEUE)
                .execute(Tuple.tuple().addArrayOfString(names))
                .mapEmpty();
    }
}

package dev.rustsecd.ingest.store.advisory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryId;
import dev.rustsecd.fixtures.CanonicalFacts;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.ingest.plan.ChangeSet;
import dev.rustsecd.ingest.plan.ChangeSet.Event;
import dev.rustsecd.ingest.plan.ChangeSet.Upsert;
import dev.rustsecd.ingest.postgres.EmbeddedPostgres;
import dev.rustsecd.ingest.postgres.Migrations;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.snapshot.Revision;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashDbTest {
    private static final int RECORDS = 600;
    private static final int CRASHES = 6;
    private static final long SEED = 20261122;

    // The sum of all records' numbers of the run that wrote them: one run's records all have the same.
    private static final String STATE = "SELECT (SELECT max(number) FROM revision) || ' ' || count(*) || ' '"
            + " || string_agg(DISTINCT blob, ' ') || ' ' || (SELECT count(*) FROM event) FROM advisory";

    @Test
    void aServerKilledInTheMiddleOfAWriteHasTheLastWholeRevision(@TempDir Path folder) throws Exception {
        Random random = new Random(SEED);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            Migrations.run(postgres.url());
            long revision = Await.result(write(postgres, "0")).number();
            String state = state(postgres);
            assertEquals("1 600 0 600", state);
            for (int crash = 1; crash <= CRASHES; crash++) {
                Future<Revision> write = write(postgres, Integer.toString(crash));
                int millis = random.nextInt(250);
                CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)
                        .execute(() -> ProcessHandle.of(postgres.pid()).ifPresent(ProcessHandle::destroyForcibly));
                Await.result(ProcessHandle.of(postgres.pid()).orElseThrow().onExit());
                boolean acknowledged =
                        Await.result(write.transform(result -> Future.succeededFuture(result.succeeded())));
                postgres.restart();
                String whole = (revision + 1) + " 600 " + crash + " " + (revision + 1) * RECORDS;
                String now = state(postgres);
                assertEquals(true, now.equals(whole) || (!acknowledged && now.equals(state)), now);
                revision = now.equals(whole) ? revision + 1 : revision;
                state = now;
            }
        }
    }

    private static Future<Revision> write(EmbeddedPostgres postgres, String blob) {
        Pool pool = TestDatabase.pool(postgres.url());
        Instant at = Instant.parse("2026-11-20T10:00:00Z");
        return new FactWriter(pool, InstantSource.fixed(at))
                .write(CanonicalFacts.RUSTSEC, true, false, changes(blob), at)
                .eventually(pool::close);
    }

    private static String state(EmbeddedPostgres postgres) {
        Pool pool = TestDatabase.pool(postgres.url());
        return Await.result(pool.query(STATE)
                .execute()
                .map(rows -> rows.iterator().next().getString(0))
                .eventually(pool::close));
    }

    private static ChangeSet changes(String blob) {
        List<Upsert> upserts =
                IntStream.range(0, RECORDS).mapToObj(i -> upsert(i, blob)).toList();
        List<Event> events = upserts.stream()
                .map(upsert -> new Event(
                        ChangeSet.Type.ADVISORY_CHANGED,
                        "time",
                        upsert.advisory().id().text()))
                .toList();
        return new ChangeSet(
                new Position("a".repeat(40)), Instant.EPOCH, false, upserts, List.of(), List.of(), Set.of(), events);
    }

    private static Upsert upsert(int number, String blob) {
        Advisory like = CanonicalFacts.FULL.advisory();
        Advisory advisory = new Advisory(
                new AdvisoryId("RUSTSEC-2020-" + String.format("%04d", number)),
                like.crate(),
                like.title(),
                like.description(),
                like.date(),
                like.aliases(),
                like.related(),
                like.collection(),
                like.categories(),
                like.keywords(),
                like.severity(),
                like.informational(),
                like.references(),
                like.source(),
                like.url(),
                like.withdrawn(),
                like.license(),
                like.expectDeleted(),
                like.versions(),
                like.affected());
        return new Upsert(
                "crates/time/" + number,
                blob,
                advisory,
                "",
                CanonicalFacts.FULL.created(),
                CanonicalFacts.FULL.modified(),
                List.of());
    }
}

package dev.rustsecd.service.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.CanonicalFacts;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.ingest.plan.ChangeSet;
import dev.rustsecd.ingest.postgres.DatabaseConnection;
import dev.rustsecd.ingest.postgres.EmbeddedPostgres;
import dev.rustsecd.ingest.postgres.Migrations;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.ingest.store.advisory.FactWriter;
import dev.rustsecd.service.store.FactReader;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Revision;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevisionListenerDbTest {
    private static final Duration NEVER = Duration.ofHours(1);

    private final EmbeddedPostgres postgres;
    private final Pool pool;
    private int writes;

    RevisionListenerDbTest(@TempDir Path folder) throws Exception {
        postgres = EmbeddedPostgres.start(folder);
        Migrations.run(postgres.url());
        pool = TestDatabase.pool(postgres.url());
    }

    @AfterAll
    void stop() {
        Await.result(pool.close());
        postgres.close();
    }

    @Test
    void aNotificationBringsTheNewRevision() {
        SnapshotHolder holder = new SnapshotHolder();
        RevisionListener listener = listener(holder, NEVER);
        Revision written = write(CanonicalFacts.FULL);
        Await.result(served(holder, facts -> facts.snapshot().revision().equals(written)));
        assertTrue(holder.refreshState().isUp());
        Await.result(listener.stop());
    }

    @Test
    void thePollFindsWhatWasNotNotified() {
        SnapshotHolder holder = new SnapshotHolder();
        write(CanonicalFacts.FULL);
        RevisionListener listener = listener(holder, Duration.ofMillis(50));
        CompletableFuture<Void> seen =
                served(holder, facts -> facts.snapshot().quarantine().size() == 1);
        Await.result(pool.query("INSERT INTO quarantine SELECT name, 'p" + writes
                        + "', 'b', 'x', 'x', now(), false FROM advisory_source LIMIT 1")
                .execute());
        Await.result(seen);
        Await.result(pool.query("DELETE FROM quarantine").execute());
        Await.result(listener.stop());
    }

    @Test
    void whileTheDatabaseIsAwayTheOldFactsServeAndAreCaughtUpWithAfterwards() throws Exception {
        SnapshotHolder holder = new SnapshotHolder();
        Revision before = write(CanonicalFacts.FULL);
        RevisionListener listener = listener(holder, Duration.ofMillis(100));
        CompletableFuture<Void> failed = new CompletableFuture<>();
        listener.onAttempt(state -> {
            if (!state.isUp()) {
                failed.complete(null);
            }
        });
        postgres.stop();
        Await.result(failed);
        assertFalse(holder.refreshState().isUp());
        assertFalse(String.valueOf(holder.refreshState().error()).contains("127.0.0.1"));
        assertEquals(before, holder.current().revision());
        assertEquals(1, holder.current().byId("RUSTSEC-2020-0071").size());
        postgres.restart();
        Revision after = write(CanonicalFacts.TOOLCHAIN);
        Await.result(served(holder, facts -> facts.snapshot().revision().equals(after)));
        assertTrue(holder.refreshState().isUp());
        Await.result(listener.stop());
    }

    private RevisionListener listener(SnapshotHolder holder, Duration poll) {
        RevisionListener listener = new RevisionListener(
                TestDatabase.vertx(),
                DatabaseConnection.reactive(postgres.url()),
                new SnapshotLoader(new FactReader(pool, "")),
                holder,
                InstantSource.system());
        Await.result(listener.start(poll));
        return listener;
    }

    private static CompletableFuture<Void> served(SnapshotHolder holder, Predicate<ServedFacts> wanted) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        holder.onSwap(facts -> {
            if (wanted.test(facts)) {
                done.complete(null);
            }
        });
        if (wanted.test(holder.facts())) {
            done.complete(null);
        }
        return done;
    }

    private Revision write(AdvisoryRecord record) {
        writes++;
        ChangeSet.Upsert upsert = new ChangeSet.Upsert(
                CanonicalFacts.path(record),
                "blob-" + writes,
                record.advisory(),
                record.descriptionHtml(),
                record.created(),
                record.modified(),
                List.of());
        ChangeSet changes = new ChangeSet(
                new Position("a".repeat(40)),
                Instant.EPOCH,
                false,
                List.of(upsert),
                List.of(),
                List.of(),
                Set.of(),
                List.of());
        FactWriter writer = new FactWriter(pool, InstantSource.system());
        return Await.result(writer.write(CanonicalFacts.RUSTSEC, true, false, changes, Instant.now()));
    }
}

package dev.rustsecd.service.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.storage.WantedCrates;
import io.vertx.core.Future;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WantedWriterDbTest {
    private static final Instant NOW = Instant.parse("2026-11-25T17:42:10Z");

    private final TestDatabase database = TestDatabase.withCanonicalFacts();
    private final WantedWriter writer = new WantedWriter(database.pool(), InstantSource.fixed(NOW));

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aNameIsQueuedOnceAndAsItWasFirstSpelled() {
        Await.result(writer.add(names("Foo_Bar", "foo-bar", "serde")));
        Await.result(writer.add(names("FOO-BAR")));
        assertEquals(2L, database.value("SELECT count(*) FROM registry_wanted"));
        assertEquals("Foo_Bar", database.value("SELECT crate FROM registry_wanted WHERE crate_canonical = 'foo-bar'"));
        assertEquals(
                "2026-11-20T12:01:01Z",
                database.value("SELECT to_char(wanted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                        + " FROM registry_wanted WHERE crate = 'serde'"));
    }

    @Test
    void whoFetchesIsTold() {
        CompletableFuture<String> told = new CompletableFuture<>();
        PgSubscriber subscriber = PgSubscriber.subscriber(TestDatabase.vertx(), database.options());
        subscriber.channel(WantedCrates.CHANNEL).handler(told::complete);
        Await.result(subscriber.connect());
        Await.result(writer.add(names("rand")));
        assertEquals("", Await.result(told));
        Await.result(subscriber.close());
    }

    @Test
    void theQueueNeverGrowsBeyondItsBound() {
        String[] invented = IntStream.range(0, 200_000).mapToObj(i -> "x" + i).toArray(String[]::new);
        Await.result(writer.add(names(invented)));
        assertEquals((long) WantedCrates.MAX_QUEUED, database.value("SELECT count(*) FROM registry_wanted"));
        Await.result(writer.add(names("one-more")));
        assertEquals((long) WantedCrates.MAX_QUEUED, database.value("SELECT count(*) FROM registry_wanted"));
    }

    @Test
    void manyQuestionsAtOnceAllGoIn() {
        List<Future<Void>> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            all.add(writer.add(names("crate-" + i, "crate-" + (i + 1))));
        }
        Await.result(Future.all(all));
        assertEquals(502L, database.value("SELECT count(*) FROM registry_wanted"));
    }

    @Test
    void whereTheDatabaseIsAwayItFailsAndTheNextTryIsMade() {
        database.execute("ALTER TABLE registry_wanted RENAME TO away");
        assertTrue(Await.failure(writer.add(names("rand"))).toString().contains("registry_wanted"));
        database.execute("ALTER TABLE away RENAME TO registry_wanted");
        Await.result(writer.add(names("rand")));
        assertEquals(2L, database.value("SELECT count(*) FROM registry_wanted"));
    }

    @Test
    void useIsNotedToTheHour() {
        Await.result(writer.used(Set.of("time", "nobody-knows")));
        assertEquals(1L, database.value("SELECT count(*) FROM registry_check WHERE used_at = '2026-11-25T17:00:00Z'"));
        database.execute("UPDATE registry_check SET used_at = '2026-11-25T18:00:00Z' WHERE crate = 'time'");
        Await.result(writer.used(Set.of("time")));
        assertEquals(0L, database.value("SELECT count(*) FROM registry_check WHERE used_at = '2026-11-25T17:00:00Z'"));
    }

    private static List<CrateName> names(String... names) {
        return java.util.Arrays.stream(names).map(CrateName::parse).toList();
    }
}

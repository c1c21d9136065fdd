package dev.rustsecd.ingest.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.demand.DemandRun.Means;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.FakeRegistry;
import dev.rustsecd.ingest.fixtures.IndexLine;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.ingest.run.IngestOutcome.NotLeader;
import dev.rustsecd.ingest.run.IngestOutcome.Unchanged;
import dev.rustsecd.ingest.run.SourceLease;
import dev.rustsecd.ingest.sparse.SparseAddress;
import dev.rustsecd.ingest.sparse.SparseIndexSource;
import dev.rustsecd.ingest.sparse.SparseSettings;
import dev.rustsecd.ingest.store.DatabaseAccess;
import dev.rustsecd.ingest.store.DemandStore.Keeping;
import dev.rustsecd.ingest.store.RegistryWriter;
import dev.rustsecd.storage.WantedCrates;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What questions want, from the queue of a real database to a registry over HTTP and back. */
final class DemandRunDbTest {
    private static final Keeping KEEPING =
            new Keeping(1_000, Duration.ofDays(30), 1_000, Duration.ofHours(1), Duration.ofMinutes(10));

    private final Vertx vertx = TestDatabase.vertx();
    private final WorkerExecutor worker = vertx.createSharedWorkerExecutor("demand", 2);
    private final TestDatabase database = TestDatabase.create();
    private final FakeRegistry registry = FakeRegistry.start(vertx);
    private final List<DemandRun> runs = new ArrayList<>();
    private final List<SourceLease> leases = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private DemandRun run;

    @BeforeEach
    void open() throws IOException {
        run = run();
        registry.put(IndexLine.of("time", "0.1.42").yanked(), IndexLine.of("time", "0.2.0"));
        assertInstanceOf(Unchanged.class, Await.result(run.run()));
    }

    @AfterEach
    void drop() {
        runs.forEach(one -> Await.result(one.stop()));
        leases.forEach(lease -> Await.result(lease.release()));
        registry.close();
        database.close();
    }

    @Test
    void wantedCrateIsFetchedAndLeavesTheQueue() {
        want("time");
        await("SELECT count(*) FROM registry_check WHERE known AND crate = 'time' AND etag IS NOT NULL", 1);
        assertEquals(0L, count("registry_wanted"));
        assertEquals(1L, count("registry_crate"));
        assertEquals("version_yanked", database.value("SELECT type FROM event"));
        assertEquals(false, database.value("SELECT failing FROM registry WHERE reached_at IS NOT NULL"));
    }

    @Test
    void nameIsAskedForUnderThreeSpellings() {
        registry.put(IndexLine.of("Foo_Bar-Baz", "1.0.0"));
        registry.put(IndexLine.of("all_under_scores", "1.0.0"));
        want("foo_bar-baz", "all-under-scores", "no_such-crate");
        await("SELECT count(*) FROM registry_check", 3);
        assertEquals(
                "Foo_Bar-Baz",
                database.value("SELECT crate FROM registry_crate WHERE crate_canonical = 'foo-bar-baz'"));
        assertEquals(2L, database.value("SELECT count(*) FROM registry_check WHERE known"));
        assertEquals(
                List.of("/no/_s/no_such-crate", "/no/-s/no-such-crate", "/no/_s/no_such_crate"),
                registry.paths().stream().filter(path -> path.contains("/no")).toList());
    }

    @Test
    void threeHundredUnknownCratesAreStoredWithinASecond() {
        List<String> names = IntStream.range(0, 300).mapToObj(i -> "crate" + i).toList();
        names.forEach(name -> registry.put(IndexLine.of(name, "1.0.0").needing("time", "^0.2")));
        long start = System.nanoTime();
        want(names.toArray(String[]::new));
        await("SELECT count(*) FROM registry_crate", 300);
        System.out.println("300 crates on demand: " + (System.nanoTime() - start) / 1_000_000 + " ms");
        assertEquals(0L, count("registry_wanted"));
        assertTrue(registry.mostAtOnce() <= 16);
    }

    @Test
    void namesThatNoCrateCanHaveAreNeverAskedFor() {
        want("../../etc/passwd", "1abc", "x".repeat(65), "ä", "time");
        await("SELECT count(*) FROM registry_check", 1);
        await("SELECT 1 - count(*) FROM registry_wanted", 1);
        assertEquals(List.of("/ti/me/time"), registry.paths());
    }

    @Test
    void absentNameIsRememberedAWhile() {
        want("nothing");
        await("SELECT count(*) FROM registry_check WHERE NOT known", 1);
        int asked = registry.seen().size();
        want("nothing");
        await("SELECT 1 - count(*) FROM registry_wanted", 1);
        assertEquals(asked, registry.seen().size());
        database.execute("UPDATE registry_check SET checked_at = now() - interval '2 hours'");
        registry.put(IndexLine.of("nothing", "1.0.0"));
        want("nothing");
        await("SELECT count(*) FROM registry_check WHERE known", 1);
    }

    @Test
    void refreshAsksConditionallyAndTellsOfAFlip() {
        registry.put(IndexLine.of("syn", "1.0.0"));
        want("time", "syn");
        await("SELECT count(*) FROM registry_check WHERE known", 2);
        Object last = database.value("SELECT max(number) FROM revision");
        Instant before = Instant.now();
        assertInstanceOf(Unchanged.class, Await.result(run.run()));
        assertEquals(4, registry.seen().size());
        assertTrue(registry.seen().get(3).headers().containsKey("if-none-match"));
        assertEquals(last, database.value("SELECT max(number) FROM revision"));
        assertEquals(1L, database.value("SELECT count(*) FROM registry WHERE checked_at >= '" + before + "'"));
        registry.put(
                IndexLine.of("time", "0.1.42"), IndexLine.of("time", "0.2.0").yanked());
        assertInstanceOf(Unchanged.class, Await.result(run.run()));
        assertEquals(
                "0.2.0 version_yanked, 0.1.42 version_unyanked",
                database.value("SELECT string_agg(version || ' ' || type, ', ' ORDER BY position) FROM event"
                        + " WHERE revision > " + last));
    }

    @Test
    void crateThatVanishedIsGoneAndMayComeBack() {
        want("time");
        await("SELECT count(*) FROM registry_check WHERE known", 1);
        registry.remove("time");
        Await.result(run.run());
        assertEquals(1L, database.value("SELECT count(*) FROM registry_crate WHERE gone_at IS NOT NULL"));
        assertEquals(1L, database.value("SELECT count(*) FROM registry_check WHERE NOT known"));
        registry.put(IndexLine.of("time", "0.1.42").yanked());
        Await.result(run.run());
        assertEquals(0L, database.value("SELECT count(*) FROM registry_crate WHERE gone_at IS NOT NULL"));
        assertEquals(1L, database.value("SELECT count(*) FROM registry_check WHERE known"));
    }

    @Test
    void registryOutOfReachIsFailingUntilItAnswersAgain() {
        AtomicInteger turns = new AtomicInteger();
        run.onTurn(turns::incrementAndGet);
        registry.scriptAll(FakeRegistry.answering(503, "down"));
        want(IntStream.range(0, 40).mapToObj(i -> "crate" + i).toArray(String[]::new));
        await("SELECT count(*) FROM registry WHERE failing", 1);
        assertEquals("upstream_error", Await.result(run.run()).label());
        assertEquals(40L, count("registry_wanted"));
        assertTrue(registry.seen().size() < 60, registry.seen().size() + " requests");
        assertEquals(1, turns.get());
        registry.behave();
        await("SELECT count(*) FROM registry WHERE NOT failing", 1);
        await("SELECT 1 - count(*) FROM registry_wanted", 1);
        assertEquals(2, turns.get());
    }

    @Test
    void crateWhoseAnswerFailsDoesNotHoldTheOthersUp() {
        registry.script("poison", FakeRegistry.answering(500, "no"));
        registry.script("page", FakeRegistry.answering(200, "<html>\n<p>sign in</p>\n"));
        want("poison", "page", "time");
        await("SELECT count(*) FROM registry_check WHERE known", 1);
        assertEquals(0L, database.value("SELECT count(*) FROM registry WHERE failing"));
        assertEquals(1L, count("registry_check"));
        assertEquals(2L, count("registry_wanted"));
        registry.behave().put(IndexLine.of("poison", "1.0.0"));
        await("SELECT count(*) FROM registry_check WHERE known", 2);
    }

    @Test
    void oneProgramAtATimeAsksAndAnotherTakesOver() throws IOException {
        DemandRun other = run();
        assertInstanceOf(NotLeader.class, Await.result(other.run()));
        want("time");
        await("SELECT count(*) FROM registry_check WHERE known", 1);
        assertEquals(1, registry.seen().size());
        Await.result(run.stop());
        Await.result(leases.get(0).release());
        registry.put(IndexLine.of("syn", "1.0.0"));
        want("syn");
        await("SELECT count(*) FROM registry_check WHERE known", 2);
    }

    @Test
    void whatNobodyUsesIsForgotten() {
        registry.put(IndexLine.of("syn", "1.0.0"));
        want("time", "syn", "nothing");
        await("SELECT count(*) FROM registry_check", 3);
        database.execute("UPDATE registry_check SET used_at = now() - interval '31 days' WHERE crate = 'time';"
                + "UPDATE registry_check SET checked_at = now() - interval '2 hours' WHERE NOT known");
        await("SELECT 2 - count(*) FROM registry_check", 1);
        assertEquals("syn", database.value("SELECT string_agg(crate, ' ') FROM registry_crate"));
        assertEquals(1L, count("event"));
        want("time");
        await("SELECT count(*) FROM registry_crate", 2);
        assertEquals(1L, count("event"));
    }

    private DemandRun run() throws IOException {
        InstantSource clock = InstantSource.system();
        SparseIndexSource source = SparseIndexSource.of(
                SparseAddress.parse("http://localhost:" + registry.port() + "/"),
                SparseSettings.of(null, null, null),
                vertx,
                worker,
                clock);
        SourceLease lease = new SourceLease(vertx, database.options(), "demand");
        leases.add(lease);
        DemandLimits limits =
                new DemandLimits(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(20), KEEPING);
        DemandRun made = new DemandRun(
                source,
                lease,
                new RegistryWriter(database.pool(), clock),
                new DatabaseAccess(database.pool(), database.options()),
                new Means(vertx, worker, clock, limits));
        runs.add(made);
        made.start();
        return made;
    }

    /** As a program that answers does it. */
    private void want(String... crates) {
        String rows = List.of(crates).stream()
                .map(crate -> "('" + dev.rustsecd.crate.CrateName.canonical(crate) + "', '" + crate + "', now())")
                .collect(Collectors.joining(", "));
        database.execute("INSERT INTO registry_wanted (crate_canonical, crate, wanted_at) VALUES " + rows
                + " ON CONFLICT DO NOTHING; SELECT pg_notify('" + WantedCrates.CHANNEL + "', '')");
    }

    private Object count(String table) {
        return database.value("SELECT count(*) FROM " + table);
    }

    /** Until the statement gives this number. */
    private void await(String sql, long number) {
        Await.until(() -> database.value(sql).equals(number));
    }
}

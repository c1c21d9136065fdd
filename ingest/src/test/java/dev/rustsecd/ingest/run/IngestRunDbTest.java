package dev.rustsecd.ingest.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.AdvisoryFile;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.FakeAdvisoryRepository;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.ingest.git.GitAdvisorySource;
import dev.rustsecd.ingest.git.GitRemote;
import dev.rustsecd.ingest.git.GitSettings;
import dev.rustsecd.ingest.run.IngestOutcome.Failed;
import dev.rustsecd.ingest.run.IngestOutcome.NotLeader;
import dev.rustsecd.ingest.run.IngestOutcome.Published;
import dev.rustsecd.ingest.run.IngestOutcome.Unchanged;
import dev.rustsecd.ingest.run.IngestRun.RunPolicy;
import dev.rustsecd.ingest.seed.SeedSource;
import dev.rustsecd.ingest.source.FetchOutcome;
import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.ingest.store.Holdings;
import dev.rustsecd.ingest.store.advisory.FactWriter;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs from a real repository into a real database. */
final class IngestRunDbTest {
    private static final AdvisoryFile TIME = AdvisoryFile.of("RUSTSEC-2020-0071", "time");

    private final WorkerExecutor worker = TestDatabase.vertx().createSharedWorkerExecutor("run", 2);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestDatabase database;

    @SuppressWarnings("NullAway.Init")
    private FakeAdvisoryRepository repository;

    @SuppressWarnings("NullAway.Init")
    private SourceLease lease;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        repository = FakeAdvisoryRepository.in(folder.resolve("db.git"));
        repository.put(TIME).commit("2024-01-01T00:00:00Z");
        lease = lease();
    }

    @AfterEach
    void close() {
        Await.result(lease.release());
        database.close();
    }

    @Test
    void firstRunPublishesAndTheNextFindsNothing() {
        IngestRun run = run(new RunPolicy(true, null, null));
        Published published = assertInstanceOf(Published.class, Await.result(run.run()));
        assertEquals(new Holdings(1, 0), published.holdings());
        assertEquals(new Unchanged(new Holdings(1, 0)), Await.result(run.run()));
        assertEquals(1L, database.value("SELECT count(*) FROM revision"));
    }

    @Test
    void commitIsPublishedWithItsEvent() {
        IngestRun run = run(new RunPolicy(true, null, null));
        Await.result(run.run());
        repository.put(TIME.withdrawnOn("2024-02-02")).commit("2024-02-02T00:00:00Z");
        assertInstanceOf(Published.class, Await.result(run.run()));
        assertEquals("advisory_withdrawn", database.value("SELECT type FROM event ORDER BY revision DESC LIMIT 1"));
    }

    @Test
    void programWithoutTheLeaseDoesNothing() {
        assertInstanceOf(
                Published.class,
                Await.result(run(new RunPolicy(true, null, null)).run()));
        SourceLease other = lease();
        IngestRun follower = run(other, new RunPolicy(true, null, null));
        assertInstanceOf(NotLeader.class, Await.result(follower.run()));
        Await.result(lease.release());
        assertInstanceOf(Unchanged.class, Await.result(follower.run()));
        Await.result(other.release());
    }

    @Test
    void runThatDropsTooMuchIsRefusedUntilItsHeadIsAccepted() {
        IntStream.range(0, 20)
                .mapToObj(i -> AdvisoryFile.of("RUSTSEC-2021-%04d".formatted(i), "c" + i))
                .forEach(repository::put);
        repository.commit("2024-01-02T00:00:00Z");
        Await.result(run(new RunPolicy(true, null, null)).run());
        IntStream.range(0, 20)
                .mapToObj(i -> AdvisoryFile.of("RUSTSEC-2021-%04d".formatted(i), "c" + i))
                .forEach(advisory -> repository.remove(advisory.path()));
        String head = repository.commit("2024-01-03T00:00:00Z");
        Failed refused = assertInstanceOf(
                Failed.class, Await.result(run(new RunPolicy(true, null, null)).run()));
        assertTrue(refused.detail().contains(head));
        assertEquals(21L, database.value("SELECT count(*) FROM advisory"));
        assertInstanceOf(
                Published.class,
                Await.result(run(new RunPolicy(true, null, new Position(head))).run()));
        assertEquals(1L, database.value("SELECT count(*) FROM advisory"));
    }

    @Test
    void databaseWithoutARecordIsRefused() {
        String head = repository.put(TIME.path(), "broken").commit("2024-01-02T00:00:00Z");
        Failed refused = assertInstanceOf(
                Failed.class,
                Await.result(run(new RunPolicy(true, null, new Position(head))).run()));
        assertEquals(
                "Rejected commit " + head
                        + " of the advisory database: it has no readable advisory (1 file cannot be read).",
                refused.detail());
        assertEquals(0L, database.value("SELECT count(*) FROM revision"));
    }

    @Test
    void quarantineIsTriedAgainByTheNextProgramOnly() {
        repository
                .put(AdvisoryFile.of("RUSTSEC-2024-0001", "other").path(), "broken")
                .commit("2024-01-02T00:00:00Z");
        IngestRun run = run(new RunPolicy(true, null, null));
        Published published = assertInstanceOf(Published.class, Await.result(run.run()));
        assertEquals(new Holdings(1, 1), published.holdings());
        database.execute("UPDATE quarantine SET detail = 'said by an older program'");
        assertInstanceOf(Unchanged.class, Await.result(run.run()));
        assertEquals("said by an older program", database.value("SELECT detail FROM quarantine"));
        Await.result(run(new RunPolicy(true, null, null)).run());
        assertNotEquals("said by an older program", database.value("SELECT detail FROM quarantine"));
    }

    @Test
    void seedServesUntilTheFirstFetchReplacesIt() throws IOException {
        Files.move(folder.resolve("db.git"), folder.resolve("away.git"));
        RunPolicy seeded = new RunPolicy(true, SeedSource::changes, null);
        assertEquals("not_found", Await.result(run(seeded).run()).label());
        assertEquals(1225L, database.value("SELECT count(*) FROM advisory"));
        assertEquals(true, database.value("SELECT seed FROM advisory_source"));
        assertEquals(0L, database.value("SELECT count(*) FROM event"));
        Files.move(folder.resolve("away.git"), folder.resolve("db.git"));
        assertInstanceOf(Published.class, Await.result(run(seeded).run()));
        assertEquals(1L, database.value("SELECT count(*) FROM advisory"));
        assertEquals(false, database.value("SELECT seed FROM advisory_source"));
    }

    @Test
    void howARunEndedIsWrittenDown() {
        InstantSource clock = InstantSource.system();
        RunLog log = new RunLog(new FactWriter(database.pool(), clock), clock);
        Failed failed = Failed.ofFetch(new FetchOutcome.Failed(Failure.UNREACHABLE, "timed out"));
        Await.result(log.record(source().name(), failed, failed.sentence("advisories"), Duration.ofMinutes(1)));
        Await.result(log.record(source().name(), new NotLeader(), "", Duration.ofMinutes(5)));
        assertEquals("Cannot fetch advisories: timed out.", database.value("SELECT detail FROM ingest_run"));
        assertEquals("unreachable", database.value("SELECT outcome FROM ingest_run"));
        assertEquals(true, database.value("SELECT next_run_at = at + interval '1 minute' FROM ingest_run"));
    }

    @Test
    void databaseThatIsGoneIsAnOutcome() {
        TestDatabase gone = TestDatabase.create();
        GitAdvisorySource source = source();
        IngestRun run = new IngestRun(
                source,
                new SourceLease(TestDatabase.vertx(), gone.options(), source.name()),
                new FactWriter(gone.pool(), InstantSource.system()),
                worker,
                InstantSource.system(),
                new RunPolicy(true, null, null));
        gone.close();
        assertEquals("store_failed", Await.result(run.run()).label());
    }

    private IngestRun run(RunPolicy policy) {
        return run(lease, policy);
    }

    private IngestRun run(SourceLease held, RunPolicy policy) {
        InstantSource clock = InstantSource.system();
        return new IngestRun(source(), held, new FactWriter(database.pool(), clock), worker, clock, policy);
    }

    private SourceLease lease() {
        return new SourceLease(TestDatabase.vertx(), database.options(), source().name());
    }

    private GitAdvisorySource source() {
        GitSettings settings = GitSettings.of(folder.resolve("data"), null, null);
        return new GitAdvisorySource(GitRemote.parse(folder.resolve("db.git").toString()), settings, worker);
    }
}

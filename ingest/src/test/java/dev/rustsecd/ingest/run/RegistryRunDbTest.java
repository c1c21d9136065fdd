package dev.rustsecd.ingest.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.FakeAdvisoryRepository;
import dev.rustsecd.ingest.fixtures.IndexLine;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.ingest.git.GitIndexSource;
import dev.rustsecd.ingest.git.GitRemote;
import dev.rustsecd.ingest.git.GitSettings;
import dev.rustsecd.ingest.run.IngestOutcome.Failed;
import dev.rustsecd.ingest.run.IngestOutcome.NotLeader;
import dev.rustsecd.ingest.run.IngestOutcome.Published;
import dev.rustsecd.ingest.run.IngestOutcome.Unchanged;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.ingest.store.Holdings;
import dev.rustsecd.ingest.store.RegistryWriter;
import dev.rustsecd.ingest.store.advisory.FactWriter;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs from a real git index into a real database. */
final class RegistryRunDbTest {
    private static final InstantSource CLOCK = InstantSource.system();

    private final WorkerExecutor worker = TestDatabase.vertx().createSharedWorkerExecutor("registry-run", 2);
    private final TestDatabase database = TestDatabase.create();
    private final SourceLease lease = lease();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private FakeAdvisoryRepository index;

    @BeforeEach
    void open() {
        index = FakeAdvisoryRepository.in(folder.resolve("index.git"));
        put(IndexLine.of("time", "0.1.42").needing("libc", "^0.2"));
        commit(1);
    }

    @AfterEach
    void drop() {
        Await.result(lease.release());
        database.close();
    }

    @Test
    void firstRunPublishesAndTheNextFindsNothing() {
        RegistryRun run = run(null);
        Published published = assertInstanceOf(Published.class, Await.result(run.run()));
        assertEquals(new Holdings(1, 0), published.holdings());
        assertEquals(new Unchanged(new Holdings(1, 0)), Await.result(run.run()));
        assertEquals(0L, database.value("SELECT count(*) FROM event"));
    }

    @Test
    void flipIsPublishedWithItsEvent() {
        RegistryRun run = run(null);
        Await.result(run.run());
        put(IndexLine.of("time", "0.1.42").yanked());
        commit(2);
        assertInstanceOf(Published.class, Await.result(run.run()));
        assertEquals("version_yanked", database.value("SELECT type FROM event"));
    }

    @Test
    void headThatChangesNothingIsTakenWithoutARevision() {
        RegistryRun run = run(null);
        Await.result(run.run());
        Object last = database.value("SELECT max(number) FROM revision");
        String head = commit(2);
        assertInstanceOf(Published.class, Await.result(run.run()));
        assertEquals(last, database.value("SELECT max(number) FROM revision"));
        assertEquals(head, database.value("SELECT commit FROM registry"));
    }

    @Test
    void runThatDropsTooMuchIsRefusedUntilItsHeadIsAccepted() {
        for (int i = 0; i < 20; i++) {
            put(IndexLine.of("crate" + i, "1.0.0"));
        }
        commit(2);
        Await.result(run(null).run());
        for (int i = 0; i < 20; i++) {
            index.remove(IndexLine.path("crate" + i));
        }
        String head = commit(3);
        Failed refused = assertInstanceOf(Failed.class, Await.result(run(null).run()));
        assertTrue(refused.detail().contains(head));
        Published published = assertInstanceOf(
                Published.class, Await.result(run(new Position(head)).run()));
        assertEquals(new Holdings(1, 0), published.holdings());
    }

    @Test
    void unreachableIndexIsFailingAndKeepsWhatThereIs() throws IOException {
        RegistryRun run = run(null);
        Await.result(run.run());
        Files.move(folder.resolve("index.git"), folder.resolve("away.git"));
        assertEquals("not_found", Await.result(run.run()).label());
        assertEquals(true, database.value("SELECT failing FROM registry"));
        assertEquals(1L, database.value("SELECT count(*) FROM registry_crate"));
        Files.move(folder.resolve("away.git"), folder.resolve("index.git"));
        assertInstanceOf(Unchanged.class, Await.result(run.run()));
        assertEquals(false, database.value("SELECT failing FROM registry"));
    }

    @Test
    void lineInQuarantineIsTriedAgainByTheNextProgramOnly() {
        index.put(IndexLine.path("bad"), "{\n");
        commit(2);
        RegistryRun run = run(null);
        Published published = assertInstanceOf(Published.class, Await.result(run.run()));
        assertEquals(new Holdings(2, 1), published.holdings());
        database.execute("UPDATE registry_quarantine SET detail = 'said by an older program'");
        assertInstanceOf(Unchanged.class, Await.result(run.run()));
        assertInstanceOf(Published.class, Await.result(run(null).run()));
        assertEquals(0L, database.value("SELECT count(*) FROM registry_quarantine WHERE detail LIKE 'said by%'"));
    }

    @Test
    void oneProgramAtATimeFollowsTheIndex() {
        assertInstanceOf(Published.class, Await.result(run(null).run()));
        SourceLease other = lease();
        RegistryRun follower = new RegistryRun(source(), other, registry(), worker, CLOCK, null);
        assertInstanceOf(NotLeader.class, Await.result(follower.run()));
        Await.result(lease.release());
        assertInstanceOf(Unchanged.class, Await.result(follower.run()));
        Await.result(other.release());
    }

    @Test
    void anotherIndexTakesThePlaceOfTheOneBeforeWhateverItDrops() {
        for (int i = 0; i < 20; i++) {
            put(IndexLine.of("crate" + i, "1.0.0"));
        }
        commit(2);
        Await.result(run(null).run());
        FakeAdvisoryRepository small = FakeAdvisoryRepository.in(folder.resolve("small.git"));
        small.put(
                        IndexLine.path("time"),
                        IndexLine.file(IndexLine.of("time", "0.1.42").yanked()))
                .commit("2024-01-01T00:00:00Z");
        RegistryRun run = new RegistryRun(source("small.git"), lease, registry(), worker, CLOCK, null);
        Published published = assertInstanceOf(Published.class, Await.result(run.run()));
        assertEquals(new Holdings(1, 0), published.holdings());
        assertEquals(20L, database.value("SELECT count(*) FROM registry_crate WHERE gone_at IS NOT NULL"));
        assertEquals("version_yanked", database.value("SELECT type FROM event"));
    }

    @Test
    void howARunEndedIsWrittenDown() {
        RegistryRun run = run(null);
        RunLog log = new RunLog(new FactWriter(database.pool(), CLOCK), CLOCK);
        IngestOutcome outcome = Await.result(run.run());
        Await.result(log.record(source().name(), outcome, outcome.sentence("crates"), Duration.ofMinutes(5)));
        assertEquals(outcome.sentence("crates"), database.value("SELECT detail FROM ingest_run"));
        assertEquals(source().name(), database.value("SELECT source FROM ingest_run WHERE outcome = 'published'"));
    }

    private void put(IndexLine line) {
        index.put(IndexLine.path(line.crate()), IndexLine.file(line));
    }

    private String commit(int day) {
        return index.commit("2024-01-%02dT00:00:00Z".formatted(day));
    }

    private RegistryRun run(@Nullable Position acceptedDrop) {
        return new RegistryRun(source(), lease, registry(), worker, CLOCK, acceptedDrop);
    }

    private RegistryWriter registry() {
        return new RegistryWriter(database.pool(), CLOCK);
    }

    private SourceLease lease() {
        return new SourceLease(TestDatabase.vertx(), database.options(), "registry");
    }

    private GitIndexSource source() {
        return source("index.git");
    }

    private GitIndexSource source(String name) {
        GitSettings settings = GitSettings.of(folder.resolve("data"), null, null);
        return new GitIndexSource(GitRemote.parse(folder.resolve(name).toString()), settings, worker);
    }
}

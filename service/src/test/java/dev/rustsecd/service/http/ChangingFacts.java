package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.AdvisoryFile;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.FakeAdvisoryRepository;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.ingest.git.GitAdvisorySource;
import dev.rustsecd.ingest.git.GitRemote;
import dev.rustsecd.ingest.git.GitSettings;
import dev.rustsecd.ingest.run.IngestOutcome;
import dev.rustsecd.ingest.run.IngestRun;
import dev.rustsecd.ingest.run.SourceLease;
import dev.rustsecd.ingest.seed.SeedSource;
import dev.rustsecd.ingest.store.advisory.FactWriter;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Facts that change at random as they do in life: two repositories get commits that add, change, withdraw, reinstate, move,
 * break and remove advisories and are ingested; versions are yanked and unyanked; a source is retired.
 */
final class ChangingFacts implements AutoCloseable {
    private static final int RECORDS = 12;

    private final Random random;
    private final TestDatabase database;
    private final WorkerExecutor worker = TestDatabase.vertx().createSharedWorkerExecutor("changing", 2);
    private final FactWriter writer;
    private final List<Source> sources;
    private final Set<String> yanked = new TreeSet<>();
    private Instant now = Instant.parse("2024-01-01T00:00:00Z");

    /** A repository, and the runs that ingest it. */
    private record Source(FakeAdvisoryRepository repository, String name, IngestRun run, SourceLease lease) {}

    ChangingFacts(Random random, TestDatabase database, Path folder) {
        this.random = random;
        this.database = database;
        this.writer = new FactWriter(database.pool(), InstantSource.system());
        this.sources = List.of(source(folder, "first", true), source(folder, "second", false));
    }

    private Source source(Path folder, String name, boolean rustsec) {
        Path path = folder.resolve(name + ".git");
        FakeAdvisoryRepository repository = FakeAdvisoryRepository.in(path);
        repository.put(AdvisoryFile.of("RUSTSEC-2024-0000", "stays"));
        GitAdvisorySource source = new GitAdvisorySource(
                GitRemote.parse(path.toString()), GitSettings.of(folder.resolve("data"), null, null), worker);
        SourceLease lease = new SourceLease(TestDatabase.vertx(), database.options(), source.name());
        IngestRun.RunPolicy policy = new IngestRun.RunPolicy(rustsec, rustsec ? SeedSource::changes : null, null);
        return new Source(
                repository,
                source.name(),
                new IngestRun(source, lease, writer, worker, InstantSource.system(), policy),
                lease);
    }

    /** Something changes. */
    void step() {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> yank();
            case 3 -> commit(sources.get(1));
            default -> commit(sources.get(0));
        }
    }

    /** The second source is taken out of the settings. */
    void retire() {
        Await.result(writer.retire(Set.of(sources.get(0).name())));
    }

    // At most three, so that the safety gate has nothing to say.
    private void commit(Source source) {
        for (int change = random.nextInt(3); change >= 0; change--) {
            change(source.repository(), "RUSTSEC-2024-%04d".formatted(1 + random.nextInt(RECORDS)));
        }
        now = now.plusSeconds(60);
        source.repository().put(AdvisoryFile.of("RUSTSEC-2024-0000", "stays").saying(now.toString()));
        source.repository().commit(now.toString());
        IngestOutcome outcome = Await.result(source.run().run());
        assertTrue(outcome instanceof IngestOutcome.Published, outcome::toString);
    }

    private void change(FakeAdvisoryRepository repository, String id) {
        AdvisoryFile file = AdvisoryFile.of(id, "crate-" + id.substring(id.length() - 1));
        switch (random.nextInt(6)) {
            case 0 -> repository.remove(file.path());
            case 1 -> repository.put(file.withdrawnOn("2024-02-02"));
            case 2 -> repository.put(file.path(), "```toml\nnonsense");
            case 3 -> repository.remove(file.path()).put(AdvisoryFile.of(id, "moved"));
            default -> repository.remove("crates/moved/" + id + ".md").put(file.saying("At " + now + "."));
        }
    }

    private void yank() {
        String version = "1.0." + random.nextInt(5);
        boolean yanks = yanked.add("time " + version) || !yanked.remove("time " + version);
        database.execute("BEGIN; INSERT INTO revision SELECT max(number) + 1, now(), 'registry' FROM revision;"
                + " INSERT INTO event (revision, position, at, type, crate, crate_canonical, version, source)"
                + " SELECT max(number), 0, now(), '" + (yanks ? "version_yanked" : "version_unyanked")
                + "', 'time', 'time', '" + version + "', 'index' FROM revision; COMMIT");
    }

    /** The advisories that are live now: source, id and crate. */
    Set<String> live() {
        return texts("SELECT source || ' ' || id || ' ' || crate FROM advisory WHERE withdrawn IS NULL");
    }

    Set<String> yanked() {
        return yanked;
    }

    /** The ids of all events, in order. */
    List<String> ids() {
        return StreamSupport.stream(
                        database.execute("SELECT revision || '-' || position FROM event ORDER BY revision, position")
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .toList();
    }

    private Set<String> texts(String sql) {
        return StreamSupport.stream(database.execute(sql).spliterator(), false)
                .map(row -> row.getString(0))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        sources.forEach(source -> Await.result(source.lease().release()));
        Await.result(worker.close());
    }
}

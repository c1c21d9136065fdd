package dev.rustsecd.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import dev.rustsecd.ingest.directory.DirectoryIndexSource;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.ingest.git.GitIndexSource;
import dev.rustsecd.ingest.git.GitRemote;
import dev.rustsecd.ingest.git.GitSettings;
import dev.rustsecd.ingest.run.IngestOutcome;
import dev.rustsecd.ingest.run.IngestOutcome.Failed;
import dev.rustsecd.ingest.run.IngestOutcome.Published;
import dev.rustsecd.ingest.run.IngestOutcome.Unchanged;
import dev.rustsecd.ingest.run.RegistryRun;
import dev.rustsecd.ingest.run.SourceLease;
import dev.rustsecd.ingest.source.IndexSource;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.ingest.store.RegistryWriter;
import dev.rustsecd.release.PackedReleases;
import dev.rustsecd.release.Release;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real indexes of crates.io, through every step; the times are those that the project promises. */
@Tag("corpus")
final class CorpusIndexTest {
    private static final Path CORPUS = Path.of(System.getProperty("rustsecd.shared"), "corpus");
    private static final Path BUNDLE_2019 = CORPUS.resolve("crates-index-2019.bundle");

    private final Vertx vertx = TestDatabase.vertx();
    private final WorkerExecutor worker = vertx.createSharedWorkerExecutor("corpus-index", 3);
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void wholeIndexAndALargeDifferenceTakeSeconds() throws Exception {
        Path clone = folder.resolve("index.git");
        git(folder, "clone", "-q", "--bare", BUNDLE_2019.toString(), clone.toString());
        git(clone, "update-ref", "refs/heads/followed", "registry");
        IndexSource source = git(clone + "#followed");
        Timed<Published> first = timed(source, null, Published.class);
        System.out.println("whole index of 2019: " + first.took().toMillis() + " ms, worked "
                + first.worked().toMillis() + " ms");
        assertEquals(31_839, first.outcome().holdings().records());
        assertEquals(0, first.outcome().holdings().quarantined());
        // 24 versions have two lines, of which the later one counts; five of them are yanked.
        assertStoredVersions(184_413, 6_397);
        assertEquals(6_397L, database.value("SELECT count(*) FROM event WHERE type = 'version_yanked'"));
        assertWithin(Duration.ofSeconds(10), first);

        git(clone, "update-ref", "refs/heads/followed", "filtered");
        String head = git(clone, "rev-parse", "filtered").get(0);
        Failed refused = timed(source, null, Failed.class).outcome();
        assertTrue(refused.detail().contains(head), refused.detail());
        Timed<Published> second = timed(source, new Position(head), Published.class);
        System.out.println("difference of 12,334 files: " + second.took().toMillis() + " ms, worked "
                + second.worked().toMillis() + " ms");
        assertEquals(31_839 - 6_311, second.outcome().holdings().records());
        assertEquals(6_311L, database.value("SELECT count(*) FROM registry_crate WHERE gone_at IS NOT NULL"));
        assertReplayOfEventsGivesTheYankedVersions();
        assertWithin(Duration.ofSeconds(3), second);
        timed(source, new Position(head), Unchanged.class);
    }

    @Test
    void indexOf2026IsReadWholeFromADirectory() throws Exception {
        tar(CORPUS.resolve("crates-index-2026.tar.zst"));
        IndexSource source =
                new DirectoryIndexSource(folder.resolve("crates-index-2026"), worker, InstantSource.system());
        Timed<Published> first = timed(source, null, Published.class);
        System.out.println("index of 2026: " + first.took().toMillis() + " ms, worked "
                + first.worked().toMillis() + " ms");
        assertEquals(900, first.outcome().holdings().records());
        assertEquals(0, first.outcome().holdings().quarantined());
        assertStoredVersions(35_316, 2_102);
        assertReplayOfEventsGivesTheYankedVersions();
        timed(source, null, Unchanged.class);
    }

    private void assertStoredVersions(int versions, int yanked) {
        List<Release> all = releases();
        assertEquals(versions, all.size());
        assertEquals(yanked, all.stream().filter(Release::isYanked).count());
    }

    private List<Release> releases() {
        return database.execute("SELECT releases FROM registry_crate").stream()
                .flatMap(row -> PackedReleases.ofBytes(row.getBuffer(0).getBytes()).all().stream())
                .toList();
    }

    private void assertReplayOfEventsGivesTheYankedVersions() {
        List<String> stored =
                database
                        .execute("SELECT crate_canonical, releases FROM registry_crate ORDER BY crate_canonical")
                        .stream()
                        .flatMap(row -> yanked(row).stream())
                        .sorted()
                        .toList();
        List<String> replayed = database
                .execute("SELECT crate_canonical, version FROM (SELECT DISTINCT ON (crate_canonical, version)"
                        + " crate_canonical, version, type FROM event"
                        + " ORDER BY crate_canonical, version, revision DESC, position DESC) AS last"
                        + " WHERE type = 'version_yanked'")
                .stream()
                .map(row -> row.getString(0) + " " + row.getString(1))
                .sorted()
                .toList();
        assertEquals(stored, replayed);
    }

    private static List<String> yanked(Row row) {
        return PackedReleases.ofBytes(row.getBuffer(1).getBytes()).all().stream()
                .filter(Release::isYanked)
                .map(release -> row.getString(0) + " " + release.number())
                .toList();
    }

    /** What one run did, how long it took, and how much of that this program's processors worked. */
    private record Timed<T>(T outcome, Duration took, Duration worked) {}

    /** On two processors that have nothing else to do; where others use them, the work tells and the clock does not. */
    private static void assertWithin(Duration limit, Timed<?> run) {
        boolean quiet = run.took().compareTo(limit) < 0;
        assertTrue(quiet || run.worked().compareTo(limit.multipliedBy(2)) < 0, run.toString());
    }

    private <T extends IngestOutcome> Timed<T> timed(
            IndexSource source, @Nullable Position acceptedDrop, Class<T> expected) {
        InstantSource clock = InstantSource.system();
        SourceLease lease = new SourceLease(vertx, database.options(), "index");
        RegistryWriter registry = new RegistryWriter(database.pool(), clock);
        RegistryRun run = new RegistryRun(source, lease, registry, worker, clock, acceptedDrop);
        long start = System.nanoTime();
        long before = cpuNanos();
        CompletableFuture<IngestOutcome> ended = run.run().toCompletionStage().toCompletableFuture();
        IngestOutcome outcome = ended.orTimeout(5, TimeUnit.MINUTES).join();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Duration worked = Duration.ofNanos(cpuNanos() - before);
        Await.result(lease.release());
        return new Timed<>(assertInstanceOf(expected, outcome, outcome.sentence("crates")), took, worked);
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private IndexSource git(String address) {
        return new GitIndexSource(GitRemote.parse(address), GitSettings.of(folder.resolve("data"), null, null), worker);
    }

    private void tar(Path file) throws IOException, InterruptedException {
        run(folder, "tar", "--zstd", "-xf", file.toString());
    }

    private static List<String> git(Path folder, String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return run(folder, command);
    }

    private static List<String> run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output.lines().toList();
    }
}

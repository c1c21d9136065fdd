package dev.rustsecd.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.ingest.git.GitAdvisorySource;
import dev.rustsecd.ingest.git.GitRemote;
import dev.rustsecd.ingest.git.GitSettings;
import dev.rustsecd.ingest.run.IngestOutcome.Published;
import dev.rustsecd.ingest.run.IngestRun;
import dev.rustsecd.ingest.run.IngestRun.RunPolicy;
import dev.rustsecd.ingest.run.SourceLease;
import dev.rustsecd.ingest.source.Changes;
import dev.rustsecd.ingest.source.RawRecord;
import dev.rustsecd.ingest.source.Taken;
import dev.rustsecd.ingest.store.advisory.FactWriter;
import dev.rustsecd.snapshot.AdvisoryRecord.Touch;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of RustSec's database, through every step. */
@Tag("corpus")
final class CorpusIngestTest {
    private static final Path BUNDLE = Path.of(System.getProperty("rustsecd.shared"), "corpus", "advisory-db.bundle");
    private static final Pattern MODIFIED = Pattern.compile("\"modified\": \"([^\"]+)\"");
    private static final int REPLAYED = 50;

    private final Vertx vertx = TestDatabase.vertx();
    private final WorkerExecutor worker = vertx.createSharedWorkerExecutor("corpus", 2);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void modifiedTimesAreThoseOfTheOfficialExport() throws Exception {
        Path clone = git(folder, "clone", "-q", BUNDLE.toString(), "clone").resolve("clone");
        git(clone, "checkout", "-q", "origin/osv");
        Map<String, String> expected = new HashMap<>();
        try (var files = Files.list(clone.resolve("crates"))) {
            for (Path file : files.toList()) {
                Matcher modified = MODIFIED.matcher(Files.readString(file));
                assertTrue(modified.find());
                expected.put(file.getFileName().toString().replace(".json", ""), modified.group(1));
            }
        }
        Map<String, String> actual = whole(BUNDLE.toString()).records().stream()
                .filter(file -> file.key().startsWith("crates/"))
                .collect(Collectors.toMap(
                        file -> file.key().replaceAll(".*/|\\.md$", ""),
                        file -> file.modified().at().toString()));
        actual.keySet().removeIf(id -> id.startsWith("RUSTSEC-0000"));
        assertEquals(1205, actual.size());
        // The export keeps the records of advisories that are gone.
        expected.keySet().retainAll(actual.keySet());
        Map<String, String> different = new HashMap<>(actual);
        different.entrySet().removeAll(expected.entrySet());
        assertEquals(Map.of(), different);
    }

    @Test
    void replayOfTheLastCommitsEqualsAWholeRead() throws Exception {
        Path clone = git(folder, "clone", "-q", "--bare", BUNDLE.toString(), "clone.git")
                .resolve("clone.git");
        List<String> commits = lines(clone, "rev-list", "--first-parent", "-n", Integer.toString(REPLAYED), "main");
        GitAdvisorySource source = source(clone + "#replay");
        Map<String, Times> replayed = new HashMap<>();
        Taken known = Taken.NONE;
        for (int i = commits.size() - 1; i >= 0; i--) {
            git(clone, "update-ref", "refs/heads/replay", commits.get(i));
            Changes delta = (Changes) Await.result(source.changesSince(known));
            delta.records().forEach(file -> replayed.put(file.key(), Times.of(file)));
            replayed.keySet().removeAll(delta.removed());
            Map<String, String> digests = new HashMap<>();
            replayed.forEach((path, times) -> digests.put(path, times.digest()));
            known = new Taken(delta.position(), digests, false);
        }
        Map<String, Times> whole =
                whole(clone.toString()).records().stream().collect(Collectors.toMap(RawRecord::key, Times::of));
        assertEquals(whole, replayed);
    }

    @Test
    void wholeIngestIntoAnEmptyStoreTakesSeconds() {
        try (TestDatabase database = TestDatabase.create()) {
            InstantSource clock = InstantSource.system();
            GitAdvisorySource source = source(BUNDLE.toString());
            IngestRun run = new IngestRun(
                    source,
                    new SourceLease(vertx, database.options(), source.name()),
                    new FactWriter(database.pool(), clock),
                    worker,
                    clock,
                    new RunPolicy(true, null, null));
            long start = System.nanoTime();
            Published published = assertInstanceOf(Published.class, Await.result(run.run()));
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            System.out.println("whole ingest: " + took.toMillis() + " ms");
            assertEquals(1225, published.holdings().records());
            assertEquals(0, published.holdings().quarantined());
            assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, took.toString());
        }
    }

    private record Times(String digest, Touch created, Touch modified) {
        static Times of(RawRecord file) {
            return new Times(file.digest(), file.created(), file.modified());
        }
    }

    private Changes whole(String address) {
        return (Changes) Await.result(source(address).changesSince(Taken.NONE));
    }

    private GitAdvisorySource source(String address) {
        return new GitAdvisorySource(
                GitRemote.parse(address), GitSettings.of(folder.resolve("data"), null, null), worker);
    }

    private static Path git(Path folder, String... arguments) throws IOException, InterruptedException {
        lines(folder, arguments);
        return folder;
    }

    private static List<String> lines(Path folder, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("git").directory(folder.toFile());
        builder.command().addAll(List.of(arguments));
        Process git = builder.redirectErrorStream(true).start();
        String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, git.waitFor(), output);
        return output.lines().toList();
    }
}

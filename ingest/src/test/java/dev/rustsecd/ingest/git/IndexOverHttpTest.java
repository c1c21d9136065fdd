package dev.rustsecd.ingest.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.FakeAdvisoryRepository;
import dev.rustsecd.ingest.fixtures.IndexLine;
import dev.rustsecd.ingest.source.IndexDelta.Entry;
import dev.rustsecd.ingest.source.IndexOutcome.Changed;
import dev.rustsecd.ingest.source.KnownIndex;
import dev.rustsecd.ingest.source.Position;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry's index behind git's HTTP: of its history, which may be large, nothing is fetched. */
final class IndexOverHttpTest {
    private final Vertx vertx = Vertx.vertx();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @AfterEach
    void close() {
        Await.result(vertx.close());
    }

    @Test
    void headAloneIsFetchedAndThenWhatIsNew() throws IOException {
        FakeAdvisoryRepository index = FakeAdvisoryRepository.in(folder.resolve("index.git"));
        for (int i = 0; i < 5; i++) {
            put(index, "time", i);
            index.commit("2024-01-01T00:00:0" + i + "Z");
        }
        put(index, "syn", 1);
        String head = index.commit("2024-01-02T00:00:00Z");
        try (GitHttpServer server = GitHttpServer.serving(folder)) {
            GitIndexSource source = new GitIndexSource(
                    GitRemote.parse("http://localhost:" + server.port() + "/index.git"),
                    GitSettings.of(folder.resolve("data"), null, null),
                    vertx.createSharedWorkerExecutor("index-http", 2));
            Changed whole = fetch(source, KnownIndex.NONE);
            assertEquals(new Position(head), whole.delta().commit());
            assertEquals(2, whole.delta().changed().size());
            assertEquals(List.of(head), Files.readAllLines(mirror().resolve("shallow")));
            whole.contents().close();
            Map<String, String> known =
                    Map.of("syn", whole.delta().changed().get(0).content(), "time", "an older content");
            put(index, "time", 9);
            index.commit("2024-01-03T00:00:00Z");
            Changed later = fetch(source, new KnownIndex(new Position(head), known, Set.of()));
            assertEquals(
                    List.of("time"),
                    later.delta().changed().stream().map(Entry::name).toList());
            later.contents().close();
        }
    }

    private Path mirror() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data/git"))) {
            return files.filter(file -> file.toString().endsWith(".git"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void put(FakeAdvisoryRepository index, String crate, int version) {
        index.put(IndexLine.path(crate), IndexLine.file(IndexLine.of(crate, "1.0." + version)));
    }

    private static Changed fetch(GitIndexSource source, KnownIndex known) {
        var outcome = Await.result(source.fetch(known));
        assertTrue(outcome instanceof Changed, outcome.toString());
        return assertInstanceOf(Changed.class, outcome);
    }
}

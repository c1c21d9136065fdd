package dev.rustsecd.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.FakeAdvisoryRepository;
import dev.rustsecd.ingest.fixtures.IndexLine;
import dev.rustsecd.ingest.git.GitIndexSource;
import dev.rustsecd.ingest.git.GitRemote;
import dev.rustsecd.ingest.git.GitSettings;
import dev.rustsecd.ingest.source.FetchOutcome.Failed;
import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import dev.rustsecd.ingest.source.IndexPath;
import dev.rustsecd.ingest.source.IndexSource;
import dev.rustsecd.ingest.source.KnownIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.FileMode;
import org.junit.jupiter.api.Test;

/** An index in a local git repository, of which the head alone is mirrored. */
final class GitIndexSourceTest extends IndexSourceContractTest {
    @SuppressWarnings("NullAway.Init")
    private FakeAdvisoryRepository repository;

    private int commits;

    @Override
    IndexSource source() {
        repository = FakeAdvisoryRepository.in(folder.resolve("index.git"));
        return source("index.git");
    }

    private IndexSource source(String address) {
        return new GitIndexSource(
                GitRemote.parse(folder.resolve(address).toString()),
                GitSettings.of(folder.resolve("data"), null, null),
                worker);
    }

    @Override
    void put(String path, String text) {
        repository.put(path, text);
    }

    @Override
    void remove(String path) {
        repository.remove(path);
    }

    @Override
    void publish() {
        repository.commit("2024-01-01T00:00:%02dZ".formatted(commits++));
    }

    @Test
    void squashedHistoryBringsNothingThatIsKnown() throws IOException {
        put(IndexPath.of("time"), "one\n");
        put(IndexPath.of("syn"), "two\n");
        look();
        repository.withParents();
        put(IndexPath.of("syn"), "three\n");
        assertEquals(Map.of("syn", "three\n"), look());
    }

    @Test
    void mirrorThatWasLostIsComparedWhole() throws IOException {
        put(IndexPath.of("time"), "one\n");
        put(IndexPath.of("syn"), "two\n");
        look();
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        remove(IndexPath.of("time"));
        put(IndexPath.of("libc"), "three\n");
        publish();
        var changed = changed();
        assertEquals(Set.of("time"), changed.delta().removed());
        assertEquals(Map.of("libc", "three\n"), read(changed));
    }

    @Test
    void manyHeadsLeaveTheMirrorUsable() throws IOException {
        put(IndexPath.of("time"), "one\n");
        look();
        for (int i = 0; i < 50; i++) {
            String text = IndexLine.file(IndexLine.of("time", "0." + i + ".0"));
            put(IndexPath.of("time"), text);
            assertEquals(Map.of("time", text), look());
        }
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        put(IndexPath.of("time"), "one\n");
        repository.put(
                IndexPath.of("syn"), "/etc/passwd".getBytes(java.nio.charset.StandardCharsets.UTF_8), FileMode.SYMLINK);
        assertEquals(Map.of("time", "one\n"), look());
    }

    @Test
    void bundleIsAnIndexToo() throws IOException {
        put(IndexPath.of("time"), "one\n");
        publish();
        repository.bundle(folder.resolve("index.bundle"));
        IndexSource bundle = source("index.bundle#main");
        assertEquals("git+" + folder.resolve("index.bundle") + "#main", bundle.name());
        var changed = assertInstanceOf(
                dev.rustsecd.ingest.source.IndexOutcome.Changed.class, Await.result(bundle.fetch(KnownIndex.NONE)));
        assertEquals(Map.of("time", "one\n"), read(changed));
    }

    @Test
    void missingRepositoryIsNotFound() {
        Failed failed =
                assertInstanceOf(Failed.class, Await.result(source("nowhere").fetch(KnownIndex.NONE)));
        assertEquals(Failure.NOT_FOUND, failed.failure());
    }
}

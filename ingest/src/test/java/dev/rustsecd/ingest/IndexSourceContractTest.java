package dev.rustsecd.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.IndexLine;
import dev.rustsecd.ingest.source.FetchOutcome.Failed;
import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import dev.rustsecd.ingest.source.FetchOutcome.Unchanged;
import dev.rustsecd.ingest.source.IndexFile;
import dev.rustsecd.ingest.source.IndexOutcome.Changed;
import dev.rustsecd.ingest.source.IndexPath;
import dev.rustsecd.ingest.source.IndexSource;
import dev.rustsecd.ingest.source.KnownIndex;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every index that is followed whole promises, whatever way it is reached. */
abstract class IndexSourceContractTest {
    private static final String TIME = IndexLine.file(IndexLine.of("time", "0.1.42"));
    private static final String SYN = IndexLine.file(IndexLine.of("syn", "1.0.0"), IndexLine.of("syn", "2.0.0"));

    final Vertx vertx = Vertx.vertx();
    final WorkerExecutor worker = vertx.createSharedWorkerExecutor("index-tests", 2);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private IndexSource source;

    private KnownIndex known = KnownIndex.NONE;

    abstract IndexSource source();

    /** A file of the index; published with the next {@link #publish}. */
    abstract void put(String path, String text) throws IOException;

    abstract void remove(String path) throws IOException;

    abstract void publish() throws IOException;

    @BeforeEach
    void open() {
        source = source();
    }

    @AfterEach
    void close() {
        Await.result(vertx.close());
    }

    @Test
    void firstLookBringsEveryCratesFile() throws IOException {
        put("config.json", "{}");
        put(".github/workflows/ci", "x");
        put("README.md", "x");
        put("se/rd/wrong-place", "x");
        put(IndexPath.of("time"), TIME);
        put(IndexPath.of("syn"), SYN);
        assertEquals(Map.of("time", TIME, "syn", SYN), look());
    }

    @Test
    void nothingNewIsUnchanged() throws IOException {
        put(IndexPath.of("time"), TIME);
        look();
        assertInstanceOf(Unchanged.class, Await.result(source.fetch(known)));
    }

    @Test
    void laterLookBringsWhatChangedAndWhatIsGone() throws IOException {
        put(IndexPath.of("time"), TIME);
        put(IndexPath.of("syn"), SYN);
        put(IndexPath.of("libc"), IndexLine.file(IndexLine.of("libc", "0.2.0")));
        look();
        String yanked = IndexLine.file(IndexLine.of("time", "0.1.42").yanked());
        put(IndexPath.of("time"), yanked);
        remove(IndexPath.of("syn"));
        publish();
        Changed changed = changed();
        assertEquals(Set.of("syn"), changed.delta().removed());
        assertEquals(Map.of("time", yanked), read(changed));
    }

    @Test
    void fileWithoutBytesIsGone() throws IOException {
        put(IndexPath.of("time"), TIME);
        put(IndexPath.of("syn"), SYN);
        look();
        put(IndexPath.of("syn"), "");
        publish();
        Changed changed = changed();
        assertEquals(Set.of("syn"), changed.delta().removed());
        assertEquals(List.of(), changed.delta().changed());
    }

    @Test
    void fileThatIsAskedForAgainComesAgain() throws IOException {
        put(IndexPath.of("time"), TIME);
        put(IndexPath.of("syn"), SYN);
        look();
        known = new KnownIndex(known.commit(), known.contents(), Set.of("syn", "gone"));
        assertEquals(Map.of("syn", SYN), read(changed()));
    }

    @Test
    void placeWithoutAnyCrateIsNoIndex() throws IOException {
        put("config.json", "{}");
        publish();
        Failed failed = assertInstanceOf(Failed.class, Await.result(source.fetch(KnownIndex.NONE)));
        assertEquals(Failure.NOT_A_REGISTRY_INDEX, failed.failure());
    }

    @Test
    void tooLargeFileComesWithoutBytes() throws IOException {
        put(IndexPath.of("time"), "x".repeat(IndexFile.MAX_BYTES + 1));
        publish();
        List<IndexFile> files = new ArrayList<>();
        Changed changed = changed();
        try (var contents = changed.contents()) {
            contents.read(changed.delta().changed(), files::add);
        }
        assertEquals(0, files.get(0).bytes().length);
        assertEquals(IndexFile.MAX_BYTES + 1L, files.get(0).size());
    }

    /** Publishes, looks, and takes what came as known. */
    Map<String, String> look() throws IOException {
        publish();
        return read(changed());
    }

    Changed changed() {
        return assertInstanceOf(Changed.class, Await.result(source.fetch(known)));
    }

    Map<String, String> read(Changed changed) throws IOException {
        Map<String, String> texts = new HashMap<>();
        Map<String, String> contents = new HashMap<>(known.contents());
        contents.keySet().removeAll(changed.delta().removed());
        try (var open = changed.contents()) {
            open.read(changed.delta().changed(), file -> {
                texts.put(file.name(), new String(file.bytes(), StandardCharsets.UTF_8));
                contents.put(file.name(), file.content());
            });
        }
        known = new KnownIndex(changed.delta().commit(), contents, Set.of());
        return texts;
    }
}

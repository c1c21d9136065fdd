package dev.rustsecd.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rustsecd.ingest.directory.DirectoryIndexSource;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.source.FetchOutcome.Failed;
import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import dev.rustsecd.ingest.source.IndexPath;
import dev.rustsecd.ingest.source.IndexSource;
import dev.rustsecd.ingest.source.KnownIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An index in a local directory. */
final class DirectoryIndexSourceTest extends IndexSourceContractTest {
    @Override
    IndexSource source() {
        return new DirectoryIndexSource(folder.resolve("index"), worker, InstantSource.system());
    }

    @Override
    void put(String path, String text) throws IOException {
        Path file = folder.resolve("index").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Override
    void remove(String path) throws IOException {
        Files.delete(folder.resolve("index").resolve(path));
    }

    @Override
    void publish() {
        // It is there already.
    }

    @Test
    void changeOfTheSameSizeWithinTheSameTimeStampIsSeen() throws IOException {
        put(IndexPath.of("time"), "one\n");
        FileTime time = FileTime.from(Instant.now());
        Path file = folder.resolve("index").resolve(IndexPath.of("time"));
        Files.setLastModifiedTime(file, time);
        look();
        put(IndexPath.of("time"), "two\n");
        Files.setLastModifiedTime(file, time);
        assertEquals(Map.of("time", "two\n"), look());
    }

    @Test
    void oldFileIsReadAgainOnlyWhenItsTimeMoves() throws IOException {
        put(IndexPath.of("time"), "one\n");
        Path file = folder.resolve("index").resolve(IndexPath.of("time"));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        look();
        put(IndexPath.of("time"), "two\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:01Z")));
        assertEquals(Map.of("time", "two\n"), look());
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        put(IndexPath.of("time"), "one\n");
        Path link = folder.resolve("index").resolve(IndexPath.of("syn"));
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Files.writeString(folder.resolve("secret"), "x\n"));
        assertEquals(Map.of("time", "one\n"), look());
    }

    @Test
    void missingDirectoryIsNotFound() {
        IndexSource nowhere = new DirectoryIndexSource(folder.resolve("nowhere"), worker, InstantSource.system());
        Failed failed = assertInstanceOf(Failed.class, Await.result(nowhere.fetch(KnownIndex.NONE)));
        assertEquals(Failure.NOT_FOUND, failed.failure());
    }
}

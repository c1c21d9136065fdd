package dev.rustsecd.ingest.postgres;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileTreesTest {
    private static final int ROUNDS = 5_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** As the initdb of a program that was killed does: it makes files and removes them. */
    @Test
    void leftOversThatSomebodyStillWritesToStopNobody() throws IOException {
        Path data = folder.resolve("data");
        Path half = folder.resolve("data-half-1");
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                writeAndRemove(half.resolve("base"));
            }
        });
        for (int i = 0; i < ROUNDS; i++) {
            FileTrees.deleteSiblings(data, "data-half-");
        }
        done.set(true);
        writer.join();
        FileTrees.deleteSiblings(data, "data-half-");
        assertFalse(Files.exists(half));
    }

    private static void writeAndRemove(Path base) {
        try {
            Files.createDirectories(base);
            for (int i = 0; i < 20; i++) {
                Files.writeString(base.resolve("file" + i), "x");
            }
            for (int i = 0; i < 20; i++) {
                Files.deleteIfExists(base.resolve("file" + i));
            }
        } catch (IOException deletedUnderneath) {
            assertTrue(base.getParent() != null, deletedUnderneath::toString);
        }
    }
}

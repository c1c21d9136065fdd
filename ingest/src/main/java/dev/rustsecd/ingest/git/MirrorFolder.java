package dev.rustsecd.ingest.git;

import dev.rustsecd.crate.Sha256;
import dev.rustsecd.words.operator.IngestSentences;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one mirror, held by this process alone while it is open: what a killed process left half done in it can
 * be told, and goes.
 */
final class MirrorFolder implements AutoCloseable {
    private static final int NAME_DIGITS = 20;

    private final Path folder;
    private final FileChannel guard;

    private MirrorFolder(Path folder, FileChannel guard) {
        this.folder = folder;
        this.guard = guard;
    }

    /**
     * @throws SourceFailed if another process has it
     * @throws IOException if it cannot be written
     */
    static MirrorFolder open(Path dataDir, String name) throws IOException, SourceFailed {
        Path parent = Files.createDirectories(dataDir.resolve("git"));
        String key = key(name);
        FileChannel guard =
                FileChannel.open(parent.resolve(key + ".guard"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!lock(guard)) {
            guard.close();
            throw new SourceFailed(Failures.storage(IngestSentences.MIRROR_IN_USE), null);
        }
        MirrorFolder folder = new MirrorFolder(parent.resolve(key + ".git"), guard);
        folder.removeLeftOvers();
        return folder;
    }

    Path path() {
        return folder;
    }

    /** Everything in it goes. */
    void clear() throws IOException {
        delete(folder, null);
    }

    @Override
    public void close() throws IOException {
        guard.close();
    }

    private void removeLeftOvers() throws IOException {
        delete(folder, "glob:**{.lock,.keep,incoming_*,.tmp}");
    }

    /** Deletes the files that match, or, without a pattern, all of them and the folder. */
    private static void delete(Path root, @Nullable String pattern) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        PathMatcher matcher =
                pattern == null ? file -> true : root.getFileSystem().getPathMatcher(pattern);
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (matcher.matches(file)) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException error) throws IOException {
                if (pattern == null) {
                    Files.delete(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean lock(FileChannel guard) throws IOException {
        try {
            return guard.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String key(String name) {
        return Sha256.hex(name.getBytes(StandardCharsets.UTF_8)).substring(0, NAME_DIGITS);
    }
}

package dev.rustsecd.ingest.postgres;

import dev.rustsecd.words.operator.IngestSentences;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done to whole folders; symbolic links are never followed. */
final class FileTrees {
    private static final Logger LOG = LoggerFactory.getLogger(FileTrees.class);

    private FileTrees() {}

    /**
     * What vanishes meanwhile is not missed.
     *
     * @throws DirectoryNotEmptyException if files were added meanwhile
     */
    static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * Deletes everything beside {@code path} whose name starts so, but not {@code path}. One that a process still writes to,
     * as an {@code initdb} whose program was killed does for a moment, is left for another time.
     */
    static void deleteSiblings(Path path, String start) throws IOException {
        Path parent = Objects.requireNonNull(path.getParent(), "a root has no siblings");
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(parent, start + "*")) {
            for (Path sibling : siblings) {
                if (!sibling.equals(path)) {
                    deleteIfQuiet(sibling);
                }
            }
        }
    }

    private static void deleteIfQuiet(Path root) throws IOException {
        try {
            delete(root);
        } catch (DirectoryNotEmptyException written) {
            LOG.atDebug().addKeyValue("folder", root).log(IngestSentences.FOLDER_IN_USE);
        }
    }

    /** Gives the tree to a user, where its root is not the user's already; only root can. */
    static void give(Path root, int uid) throws IOException {
        if (Files.getAttribute(root, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(uid)) {
            return;
        }
        // The root last: a change that was cut short is then done again.
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.setAttribute(folder, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

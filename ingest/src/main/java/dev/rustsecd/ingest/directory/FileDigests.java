package dev.rustsecd.ingest.directory;

import dev.rustsecd.crate.Sha256;
import dev.rustsecd.ingest.source.IndexPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The SHA-256 of every crate's file below a folder. A file is digested again when its size or its time of modification is
 * another, and while that time is so near that a later change may not have moved it.
 */
final class FileDigests {
    /** Coarser than the time stamps of any file system in use. */
    private static final Duration COARSEST_TIME_STAMP = Duration.ofSeconds(3);

    private static final int STATE_BYTES = 20;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int MAX_DEPTH = 3;

    private final InstantSource clock;
    private Map<String, Known> known = new HashMap<>();

    FileDigests(InstantSource clock) {
        this.clock = clock;
    }

    /** A file as it was when it was digested; {@code settled} is whether a later change shows in its time. */
    private record Known(long size, FileTime modified, boolean settled, String digest) {}

    /** By name of the file; files without bytes, links, and files that lie elsewhere than an index has them left out. */
    SortedMap<String, String> of(Path folder) throws IOException {
        Map<String, Known> now = new HashMap<>();
        Files.walkFileTree(folder, Set.of(), MAX_DEPTH + 1, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = folder.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/");
                if (attributes.isRegularFile() && attributes.size() > 0) {
                    String name = IndexPath.fileNameAt(path).orElse("");
                    if (!name.isEmpty()) {
                        take(name, file, attributes, now);
                    }
                }
                return FileVisitResult.CONTINUE;
            }
        });
        known = now;
        SortedMap<String, String> digests = new TreeMap<>();
        now.forEach((name, file) -> digests.put(name, file.digest()));
        return digests;
    }

    /** One id for all of them, 40 hex digits. */
    static String state(SortedMap<String, String> digests) {
        MessageDigest sha256 = Sha256.begin();
        digests.forEach((name, digest) -> sha256.update((name + ' ' + digest + '\n').getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(sha256.digest(), 0, STATE_BYTES);
    }

    private void take(String name, Path file, BasicFileAttributes attributes, Map<String, Known> now)
            throws IOException {
        try {
            now.put(name, digested(name, file, attributes));
        } catch (NoSuchFileException gone) {
            now.remove(name);
        }
    }

    private Known digested(String name, Path file, BasicFileAttributes attributes) throws IOException {
        Known before = known.get(name);
        if (before != null
                && before.settled()
                && before.size() == attributes.size()
                && before.modified().equals(attributes.lastModifiedTime())) {
            return before;
        }
        long age = clock.millis() - attributes.lastModifiedTime().toMillis();
        boolean settled = age > COARSEST_TIME_STAMP.toMillis();
        return new Known(attributes.size(), attributes.lastModifiedTime(), settled, digest(file));
    }

    private static String digest(Path file) throws IOException {
        MessageDigest sha256 = Sha256.begin();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}

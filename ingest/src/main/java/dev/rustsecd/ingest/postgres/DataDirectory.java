package dev.rustsecd.ingest.postgres;

import dev.rustsecd.ingest.postgres.DatabaseUnavailable.Reason;
import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.OperatorSentences;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A data directory that this program alone works in, until it is closed or the program ends, however it ends. */
public final class DataDirectory implements AutoCloseable {
    // Far beyond the text, since Windows lets nobody read a locked part of a file.
    private static final long LOCKED_BYTE = 1L << 40;
    private static final String LOCK = "lock";
    private static final int PID_TEXT_MAX_BYTES = 32;

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the directory where it is missing, and takes it.
     *
     * @throws DatabaseUnavailable where another program has it, or it cannot be written
     */
    public static DataDirectory open(Path path) throws DatabaseUnavailable {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            return new DataDirectory(absolute, lock(absolute));
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    Reason.DATA_DIRECTORY_UNUSABLE,
                    OperatorSentences.dataDirectoryUnusable(absolute.toString(), Causes.of(e)),
                    e);
        }
    }

    private static FileChannel lock(Path path) throws IOException, DatabaseUnavailable {
        Path file = path.resolve(LOCK);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                throw inUse(path, readPid(channel));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
            return channel;
        } catch (IOException | DatabaseUnavailable e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null; // This very program has it.
        }
    }

    private static String readPid(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(PID_TEXT_MAX_BYTES);
        int length = Math.max(0, channel.read(text, 0));
        return new String(text.array(), 0, length, StandardCharsets.US_ASCII).strip();
    }

    private static DatabaseUnavailable inUse(Path path, String pid) {
        return new DatabaseUnavailable(
                Reason.DATA_DIRECTORY_IN_USE,
                OperatorSentences.dataDirectoryInUse(path.toString(), pid.matches("[0-9]+") ? pid : ""));
    }

    /** Whether it is still the one that was opened; somebody may have deleted it under the program. */
    public boolean isThere() {
        return Files.exists(path.resolve(LOCK));
    }

    /** Absolute. */
    public Path path() {
        return path;
    }

    /** Lets others have it. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

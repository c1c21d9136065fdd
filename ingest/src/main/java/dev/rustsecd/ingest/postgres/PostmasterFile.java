package dev.rustsecd.ingest.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a server writes of itself into {@code postmaster.pid} in its data folder.
 *
 * <p>Source: PostgreSQL, {@code src/include/utils/pidfile.h}.
 */
record PostmasterFile(long pid, boolean ready) {
    private static final String NAME = "postmaster.pid";
    private static final int STATUS_LINE = 7;

    static Optional<PostmasterFile> read(Path cluster) throws IOException {
        try {
            List<String> lines = Files.readString(cluster.resolve(NAME), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
            if (lines.isEmpty() || !lines.get(0).strip().matches("[0-9]{1,9}")) {
                return Optional.empty(); // It is being written.
            }
            boolean ready =
                    lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
            return Optional.of(new PostmasterFile(Long.parseLong(lines.get(0).strip()), ready));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    static void delete(Path cluster) throws IOException {
        Files.deleteIfExists(cluster.resolve(NAME));
    }

    /** The process that has this number, if it is a server of this folder; the number may be another's by now. */
    Optional<ProcessHandle> server(Path cluster) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> isServerOf(process, cluster));
    }

    private static boolean isServerOf(ProcessHandle process, Path cluster) {
        String line = process.info()
                .commandLine()
                .orElseGet(() -> process.info()
                        .command()
                        .map(command -> command + " " + cluster)
                        .orElse(""));
        return line.contains("postgres") && line.contains(cluster.toString());
    }
}

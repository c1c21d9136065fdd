package dev.rustsecd.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a monitoring system is told while something is wrong that fails no statement. */
class MeasuresTest {
    /** Nothing answers there. */
    private static final Map<String, String> OFFLINE = Map.of("HTTPS_PROXY", "http://127.0.0.1:1");

    @TempDir
    private Path folder;

    @Test
    void aDatabaseThatIsStoppedIsDownWithinTenSeconds() throws IOException {
        Path dataDir = folder.resolve("data");
        try (ProgramProcess program = ProgramProcess.start(dataDir, OFFLINE)) {
            program.await(() -> measures(program).contains("rustsecd_database_up 1.0"));
            List<Long> server = server(dataDir);
            signal("STOP", server);
            try {
                long stopped = System.nanoTime();
                program.await(() -> measures(program).contains("rustsecd_database_up 0.0"));
                Duration took = Duration.ofNanos(System.nanoTime() - stopped);
                assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, took.toString());
                assertEquals(200, program.get("/v1/status").statusCode());
            } finally {
                signal("CONT", server);
            }
            program.await(() -> measures(program).contains("rustsecd_database_up 1.0"));
        }
    }

    @Test
    void aDataDirectoryThatIsDeletedIsNoticed() throws IOException {
        Path dataDir = folder.resolve("data");
        try (ProgramProcess program = ProgramProcess.start(dataDir, OFFLINE)) {
            program.await(() -> measures(program).contains("rustsecd_data_directory_up 1.0"));
            new ProcessBuilder("rm", "-rf", dataDir.toString()).start().onExit().join();
            program.await(() -> measures(program).contains("rustsecd_data_directory_up 0.0"));
            program.await(
                    () -> program.output().contains("The data directory was deleted while the program was running."));
            assertEquals(200, program.get("/v1/status").statusCode());
        }
    }

    private static String measures(ProgramProcess program) {
        return program.manage("/metrics").body();
    }

    /** The server and the processes of its connections. */
    private static List<Long> server(Path dataDir) throws IOException {
        Path pidFile = dataDir.resolve("postgres/data/postmaster.pid");
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pidFile).get(0).strip()))
                .orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    private static void signal(String name, List<Long> processes) throws IOException {
        for (long pid : processes) {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .start()
                    .onExit()
                    .join();
        }
    }
}

package dev.rustsecd.ingest.postgres;

import dev.rustsecd.ingest.postgres.DatabaseUnavailable.Reason;
import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.OperatorSentences;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** One running server of one data folder. */
final class PostgresServer {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private final Launch launch;
    private final Path cluster;
    private final Process process;

    private PostgresServer(Launch launch, Path cluster, Process process) {
        this.launch = launch;
        this.cluster = cluster;
        this.process = process;
    }

    /** Starts a server on this port of the loopback interface and waits until it takes connections. */
    static PostgresServer start(Launch launch, Path cluster, int port, PostgresLog log)
            throws DatabaseUnavailable, IOException, InterruptedException {
        Process process = spawn(launch.command("postgres", arguments(cluster, port)), log);
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady(cluster, process)) {
            boolean ended = process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            if (ended || System.nanoTime() - deadline > 0) {
                process.destroyForcibly();
                throw new DatabaseUnavailable(Reason.START_FAILED, OperatorSentences.postgresNotStarted(log.tail()));
            }
        }
        return new PostgresServer(launch, cluster, process);
    }

    private static boolean isReady(Path cluster, Process process) throws IOException {
        Optional<PostmasterFile> file = PostmasterFile.read(cluster);
        return file.isPresent() && file.get().ready() && file.get().pid() == process.pid();
    }

    // The system ends the server when the thread that started it ends; so that thread stays, and copies the log.
    private static Process spawn(ProcessBuilder builder, PostgresLog log) throws IOException {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread keeper = new Thread(
                () -> {
                    try {
                        Process process = builder.start();
                        process.getOutputStream().close();
                        started.complete(process);
                        log.copy(process.getInputStream());
                        process.waitFor();
                    } catch (IOException | InterruptedException e) {
                        started.completeExceptionally(e);
                    }
                },
                "rustsecd-postgres");
        keeper.setDaemon(true);
        keeper.start();
        try {
            return started.join();
        } catch (CompletionException e) {
            throw new IOException(Causes.of(e), e);
        }
    }

    private static List<String> arguments(Path cluster, int port) {
        return List.of(
                "-D", cluster.toString(),
                "-c", "listen_addresses=127.0.0.1",
                "-c", "port=" + port,
                "-c", "unix_socket_directories=",
                "-c", "max_connections=40",
                "-c", "shared_buffers=32MB",
                "-c", "max_wal_size=256MB",
                "-c", "io_method=sync",
                "-c", "jit=off",
                "-c", "max_parallel_workers_per_gather=0",
                "-c", "log_checkpoints=off",
                "-c", "log_line_prefix=%m [%p] ",
                "-c", "TimeZone=UTC");
    }

    /** Ends every server of this folder that an earlier program left running, and clears what a dead one left behind. */
    static void stopOrphan(Launch launch, Path cluster) throws IOException, DatabaseUnavailable {
        Optional<PostmasterFile> file = PostmasterFile.read(cluster);
        if (file.isEmpty()) {
            return;
        }
        Optional<ProcessHandle> orphan = file.get().server(cluster);
        if (orphan.isEmpty()) {
            // Its number may be another process's by now, and PostgreSQL would then refuse to start.
            PostmasterFile.delete(cluster);
            return;
        }
        if (!stop(launch, cluster, orphan.get())) {
            throw new DatabaseUnavailable(
                    Reason.START_FAILED, OperatorSentences.orphanRuns(file.get().pid()));
        }
    }

    // Fast, not smart: the latter waits for clients.
    private static boolean stop(Launch launch, Path cluster, ProcessHandle server) {
        String seconds = Long.toString(STOP_LIMIT.toSeconds());
        launch.run(
                STOP_LIMIT.plusSeconds(5),
                "pg_ctl",
                List.of("stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", seconds));
        return ends(server) || (server.destroyForcibly() && ends(server));
    }

    private static boolean ends(ProcessHandle server) {
        return server.onExit()
                .completeOnTimeout(server, STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)
                .thenApply(ended -> !ended.isAlive())
                .join();
    }

    long pid() {
        return process.pid();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Rolls open transactions back and ends the server; does nothing when it has ended. */
    void stop() {
        if (isRunning()) {
            stop(launch, cluster, process.toHandle());
        }
    }

    /**
     * What a server writes of itself into {@code postmaster.pid} in its data folder.
     *
     * <p>Source: PostgreSQL, {@code src/include/utils/pidfile.h}.
     */
    private record PostmasterFile(long pid, boolean ready) {
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
                boolean ready = lines.size() > STATUS_LINE
                        && lines.get(STATUS_LINE).strip().equals("ready");
                return Optional.of(
                        new PostmasterFile(Long.parseLong(lines.get(0).strip()), ready));
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
}

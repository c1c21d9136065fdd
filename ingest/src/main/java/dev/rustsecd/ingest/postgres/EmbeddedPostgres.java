package dev.rustsecd.ingest.postgres;

import dev.rustsecd.ingest.postgres.DatabaseUnavailable.Reason;
import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.OperatorSentences;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A real PostgreSQL of the program's own, in its data directory: started with the program, ended with it, its data kept
 * between starts. It listens on loopback only and asks for a generated password.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final int START_ATTEMPTS = 3;

    private final DataDirectory directory;
    private final Launch launch;
    private final PostgresCluster cluster;
    private final int port;
    private PostgresServer server;

    private EmbeddedPostgres(
            DataDirectory directory, Launch launch, PostgresCluster cluster, int port, PostgresServer server) {
        this.directory = directory;
        this.launch = launch;
        this.cluster = cluster;
        this.port = port;
        this.server = server;
    }

    /**
     * Unpacks the binaries and makes the database where that has not been done, ends what an earlier program may have
     * left running, and starts the server. Blocks.
     *
     * @throws DatabaseUnavailable also where another program works in {@code dataDir}
     */
    public static EmbeddedPostgres start(Path dataDir) throws DatabaseUnavailable {
        DataDirectory directory = DataDirectory.open(dataDir);
        try {
            return start(directory);
        } catch (IOException e) {
            directory.close();
            throw new DatabaseUnavailable(
                    Reason.DATA_DIRECTORY_UNUSABLE,
                    OperatorSentences.dataDirectoryUnusable(directory.path().toString(), Causes.of(e)),
                    e);
        } catch (InterruptedException e) {
            directory.close();
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable(Reason.START_FAILED, OperatorSentences.INTERRUPTED, e);
        } catch (DatabaseUnavailable | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static EmbeddedPostgres start(DataDirectory directory)
            throws DatabaseUnavailable, IOException, InterruptedException {
        Path parent = Files.createDirectories(directory.path().resolve("postgres"));
        Launch launch = launch(parent);
        PostgresCluster cluster = PostgresCluster.open(parent, launch);
        PostgresServer.stopOrphan(launch, cluster.data());
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            try {
                PostgresServer server = PostgresServer.start(launch, cluster.data(), port, cluster.log());
                return new EmbeddedPostgres(directory, launch, cluster, port, server);
            } catch (DatabaseUnavailable e) {
                // Another program may have taken the port meanwhile.
                if (attempt == START_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static Launch launch(Path parent) throws IOException, DatabaseUnavailable {
        PostgresBinaries binaries = PostgresBinaries.unpack(parent);
        try {
            return Launch.choose(binaries);
        } catch (DatabaseUnavailable e) {
            // A machine that lost its power may have kept the folder and lost what was in the files.
            FileTrees.delete(binaries.home());
            return Launch.choose(PostgresBinaries.unpack(parent));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Where it is, and the password. */
    public DatabaseUrl url() {
        return DatabaseUrl.onLoopback(port, PostgresCluster.USER, cluster.password(), PostgresCluster.DATABASE);
    }

    /** Whether the data directory is still the one that was opened. */
    public boolean hasDirectory() {
        return directory.isThere();
    }

    /** The server's process. */
    public long pid() {
        return server.pid();
    }

    /** Whether the server runs; it may have been killed. */
    public boolean isRunning() {
        return server.isRunning();
    }

    /** Stops the server and starts it at the same address; also where it has died. Blocks. */
    public synchronized void restart() throws DatabaseUnavailable {
        server.stop();
        try {
            PostgresServer.stopOrphan(launch, cluster.data());
            server = PostgresServer.start(launch, cluster.data(), port, cluster.log());
        } catch (IOException e) {
            throw new DatabaseUnavailable(Reason.START_FAILED, OperatorSentences.postgresNotStarted(Causes.of(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable(Reason.START_FAILED, OperatorSentences.INTERRUPTED, e);
        }
    }

    /** Stops the server and keeps the data directory. Blocks. */
    public synchronized void stop() {
        server.stop();
    }

    /** Stops the server and lets others have the data directory. Blocks. */
    @Override
    public synchronized void close() {
        server.stop();
        directory.close();
    }
}

package dev.rustsecd.ingest.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.ingest.postgres.DatabaseUnavailable.Reason;
import io.vertx.sqlclient.Pool;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One data directory, in a path with a space, goes through all of this in any order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedPostgresDbTest {
    private static final String COUNT = "SELECT count(*) FROM kept";

    private final Path folder;

    EmbeddedPostgresDbTest(@TempDir Path parent) throws Exception {
        folder = parent.resolve("data dir");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            query(postgres, "CREATE TABLE kept AS SELECT 1 AS one");
        }
    }

    @Test
    void aLaterStartFindsTheData() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertEquals(1L, query(postgres, COUNT));
            assertEquals("on", query(postgres, "SELECT current_setting('fsync')"));
            assertEquals("127.0.0.1", query(postgres, "SELECT current_setting('listen_addresses')"));
        }
    }

    @Test
    void nobodyEntersWithoutThePassword() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            DatabaseUrl url = postgres.url();
            DatabaseUrl guess = DatabaseUrl.onLoopback(url.port(), url.user(), new Secret("guess"), url.database());
            Pool pool = TestDatabase.pool(guess);
            assertTrue(Await.failure(pool.query(COUNT).execute()).toString().contains("password"));
            Await.result(pool.close());
        }
        Path password = folder.resolve("postgres/password");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(password)));
    }

    @Test
    void aSecondProgramIsToldWhoHasTheDirectory() throws Exception {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(folder)) {
            DatabaseUnavailable refusal = assertThrows(DatabaseUnavailable.class, () -> EmbeddedPostgres.start(folder));
            assertEquals(Reason.DATA_DIRECTORY_IN_USE, refusal.reason());
            String message = String.valueOf(refusal.getMessage());
            assertTrue(message.contains(folder.toString()), message);
            assertTrue(message.contains("process " + ProcessHandle.current().pid()), message);
            assertTrue(first.isRunning());
        }
    }

    @Test
    void aDataDirectoryThatIsAFileIsNamedWithoutAClassOfJava(@TempDir Path other) throws Exception {
        Path file = Files.writeString(other.resolve("data"), "");
        DatabaseUnavailable refusal = assertThrows(DatabaseUnavailable.class, () -> EmbeddedPostgres.start(file));
        assertEquals(Reason.DATA_DIRECTORY_UNUSABLE, refusal.reason());
        assertEquals(
                "cannot use the data directory " + file + ": a file of this name exists already: " + file,
                refusal.getMessage());
    }

    @Test
    void aKilledServerComesBackWithItsData() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            kill(postgres);
            postgres.restart();
            assertEquals(1L, query(postgres, COUNT));
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            kill(postgres);
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertEquals(1L, query(postgres, COUNT));
        }
    }

    @Test
    void aServerThatAnEarlierProgramLeftRunningIsEnded() throws Exception {
        Path parent = folder.resolve("postgres");
        Launch launch = Launch.choose(PostgresBinaries.unpack(parent));
        PostgresCluster cluster = PostgresCluster.open(parent, launch);
        PostgresServer orphan = PostgresServer.start(launch, cluster.data(), 0xD000, cluster.log());
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertFalse(orphan.isRunning());
            assertEquals(1L, query(postgres, COUNT));
        }
    }

    @Test
    void theNumberOfAnotherProcessInAStaleFileIsNoObstacle() throws Exception {
        Path stale = folder.resolve("postgres/data/postmaster.pid");
        Files.writeString(stale, ProcessHandle.current().pid() + "\n" + folder + "\n");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertEquals(1L, query(postgres, COUNT));
        }
    }

    @Test
    void theServerEndsWithAProgramThatIsKilled() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "-Xmx128m",
                        EmbeddedProgram.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long server = Long.parseLong(firstLine(program));
        ProcessHandle handle = ProcessHandle.of(server).orElseThrow();
        program.destroyForcibly();
        Await.result(program.onExit());
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            Await.result(handle.onExit());
            assertEquals(1L, query(postgres, COUNT));
        }
    }

    @Test
    void binariesThatAreDamagedAreUnpackedAnew() throws Exception {
        Path program = PostgresBinaries.unpack(folder.resolve("postgres")).program("postgres");
        Files.write(program, new byte[0]);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertEquals(1L, query(postgres, COUNT));
        }
    }

    @Test
    void dataOfAnotherMajorVersionIsRefused(@TempDir Path other) throws Exception {
        Files.createDirectories(other.resolve("postgres/data"));
        Files.writeString(other.resolve("postgres/data/PG_VERSION"), "17\n");
        DatabaseUnavailable refusal = assertThrows(DatabaseUnavailable.class, () -> EmbeddedPostgres.start(other));
        assertEquals(Reason.OTHER_MAJOR_VERSION, refusal.reason());
        assertTrue(String.valueOf(refusal.getMessage()).contains("written by PostgreSQL 17"));
    }

    private static String firstLine(Process program) throws IOException {
        try (BufferedReader out = program.inputReader(StandardCharsets.UTF_8)) {
            return String.valueOf(out.readLine());
        }
    }

    private static void kill(EmbeddedPostgres postgres) {
        ProcessHandle server = ProcessHandle.of(postgres.pid()).orElseThrow();
        server.destroyForcibly();
        Await.result(server.onExit());
    }

    private static Object query(EmbeddedPostgres postgres, String sql) {
        Pool pool = TestDatabase.pool(postgres.url());
        try {
            return Await.result(pool.query(sql)
                    .execute()
                    .map(rows -> rows.size() == 0 ? "" : rows.iterator().next().getValue(0)));
        } finally {
            Await.result(pool.close());
        }
    }
}

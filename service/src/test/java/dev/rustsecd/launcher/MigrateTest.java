package dev.rustsecd.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.postgres.DatabaseUrl;
import dev.rustsecd.ingest.postgres.EmbeddedPostgres;
import dev.rustsecd.storage.SchemaVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The role that brings a database up to date and ends. */
class MigrateTest {
    @Test
    void migrateSaysWhatItDid(@TempDir Path folder) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            DatabaseUrl url = postgres.url();
            String password =
                    Files.readString(folder.resolve("postgres/password")).strip();
            String address = "postgresql://" + url.user() + ":" + password + "@127.0.0.1:" + url.port() + "/"
                    + url.database() + "?sslmode=disable";
            String first = migrate(folder, address);
            String newest = SchemaVersion.NEWEST.toString();
            assertTrue(
                    first.matches("(?s).*\\bMigrated the database schema from version 0 to " + newest
                            + ": \\d+ migrations applied\\..*"),
                    first);
            assertTrue(first.contains("Connecting to the database " + url), first);
            String second = migrate(folder, address);
            assertTrue(second.endsWith("The database schema is already up to date (version " + newest + ")."), second);
        }
    }

    private static String migrate(Path folder, String address) {
        ProgramProcess program =
                ProgramProcess.start(folder.resolve("unused"), Map.of("RUSTSECD_DATABASE_URL", address), "migrate");
        assertEquals(0, program.awaitExit(), program::output);
        assertTrue(!program.output().contains(address), program.output());
        return program.output();
    }
}

package dev.rustsecd.ingest.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.TestDatabase;
import java.util.List;
import java.util.stream.StreamSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Starts after one that was killed while it migrated. */
class MigrationsDbTest {
    private static final String HISTORY = "SELECT script FROM flyway_schema_history ORDER BY installed_rank";

    private final TestDatabase database = TestDatabase.create();
    private final List<String> scripts = column(HISTORY);

    @AfterEach
    void drop() {
        database.close();
    }

    /** As a program left it that wrote history on a connection of its own: the newest script has run, its row is gone. */
    @Test
    void aMigrationWhoseRowWasLostIsNotRunAgain() throws Exception {
        for (String script : scripts) {
            database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
            migrateTo(script);
            database.execute("DELETE FROM flyway_schema_history WHERE script = '" + script + "'");
            Migrations.run(database.url());
            assertEquals(scripts, column(HISTORY), script);
            assertEquals(0, Migrations.run(database.url()), script);
        }
    }

    private void migrateTo(String script) {
        Flyway whole = Migrations.flyway(database.url());
        FluentConfiguration part = Flyway.configure().configuration(whole.getConfiguration());
        if (script.startsWith("V")) {
            part.target(script.substring(1, script.indexOf("__")))
                    .repeatableSqlMigrationPrefix("none")
                    .validateMigrationNaming(false);
        }
        part.load().migrate();
    }

    @Test
    void aTableOfThatNameThatIsNoneOfOursIsNotTakenForIt() {
        database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE revision (number text)");
        DatabaseUnavailable failure = assertThrows(DatabaseUnavailable.class, () -> Migrations.run(database.url()));
        assertEquals(DatabaseUnavailable.Reason.MIGRATION_FAILED, failure.reason());
    }

    /** Wherever it ends: what the row of one script cannot follow has not happened, nor what came before it. */
    @Test
    void migrationsAndTheirHistoryAreOneTransaction() throws Exception {
        for (String script : scripts) {
            database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
            database.execute(historyThatRejects(script));
            assertThrows(DatabaseUnavailable.class, () -> Migrations.run(database.url()));
            assertEquals(
                    List.of("flyway_schema_history"),
                    column("SELECT tablename FROM pg_tables " + "WHERE schemaname = 'public' ORDER BY 1"),
                    script);
            assertEquals(List.of(), column(HISTORY), script);
            database.execute("DROP TRIGGER reject ON flyway_schema_history; DROP FUNCTION reject");
            assertTrue(Migrations.run(database.url()) >= scripts.size(), script);
        }
    }

    private static String historyThatRejects(String script) {
        return """
                CREATE TABLE flyway_schema_history (
                    installed_rank integer PRIMARY KEY, version varchar(50), description varchar(200) NOT NULL,
                    type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum integer,
                    installed_by varchar(100) NOT NULL, installed_on timestamp NOT NULL DEFAULT now(),
                    execution_time integer NOT NULL, success boolean NOT NULL);
                CREATE FUNCTION reject() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN RAISE EXCEPTION 'killed here'; END $$;
                CREATE TRIGGER reject BEFORE INSERT ON flyway_schema_history
                    FOR EACH ROW WHEN (new.script = '%s') EXECUTE FUNCTION reject()
                """.formatted(script);
    }

    private List<String> column(String sql) {
        return StreamSupport.stream(database.execute(sql).spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }
}

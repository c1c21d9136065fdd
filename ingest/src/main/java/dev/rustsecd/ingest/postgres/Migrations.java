package dev.rustsecd.ingest.postgres;

import dev.rustsecd.ingest.postgres.DatabaseUnavailable.Reason;
import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.OperatorSentences;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database to the newest schema that this program knows. */
public final class Migrations {
    private Migrations() {}

    /**
     * Applies what is missing; programs that start at the same time wait for one another. Blocks. Loading JDBC and Flyway
     * takes about half a second: a database that is known to be at {@code SchemaVersion.NEWEST} needs no call.
     *
     * @return how many migrations were applied
     */
    public static int run(DatabaseUrl url) throws DatabaseUnavailable {
        try {
            return flyway(url).migrate().migrationsExecuted;
        } catch (FlywayException e) {
            throw new DatabaseUnavailable(
                    Reason.MIGRATION_FAILED, OperatorSentences.migrationFailed(url.toString(), Causes.of(e)), e);
        }
    }

    /** Loads what {@link #run} needs, without a database; for a start that has something else to wait for. */
    public static void preload() {
        flyway(DatabaseUrl.onLoopback(1, "nobody", new Secret(""), "none")).getConfiguration();
    }

    private static Flyway flyway(DatabaseUrl url) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(DatabaseConnection.jdbcUrl(url), null, null)
                .jdbcProperties(DatabaseConnection.jdbcProperties(url))
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .loggers("slf4j")
                .load();
    }
}

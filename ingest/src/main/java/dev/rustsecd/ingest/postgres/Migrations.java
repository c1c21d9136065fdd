package dev.rustsecd.ingest.postgres;

import dev.rustsecd.ingest.postgres.DatabaseUnavailable.Reason;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database to the newest schema that this program knows. */
public final class Migrations {
    private Migrations() {}

    /**
     * Applies what is missing; programs that start at the same time wait for one another. Blocks. Loading JDBC and Flyway
     * takes about half a second: a database that is known to be at {@code SchemaVersion.NEWEST} needs no call.
     */
    public static void run(DatabaseUrl url) throws DatabaseUnavailable {
        try {
            flyway(url).migrate();
        } catch (FlywayException e) {
            throw new DatabaseUnavailable(
                    Reason.MIGRATION_FAILED, "the database " + url + " cannot be migrated: " + e.getMessage(), e);
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

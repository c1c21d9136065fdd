package dev.rustsecd.ingest.postgres;

import dev.rustsecd.ingest.postgres.DatabaseUnavailable.Reason;
import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.OperatorSentences;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Brings a database to the newest schema that this program knows. */
public final class Migrations {
    private Migrations() {}

    /**
     * Applies what is missing, all of it or nothing, with its rows in the history; programs that start at the same time wait
     * for one another. Blocks. Loading JDBC and Flyway takes about half a second: a database that is known to be at {@code
     * SchemaVersion.NEWEST} needs no call.
     *
     * @return how many migrations were applied
     */
    public static int run(DatabaseUrl url) throws DatabaseUnavailable {
        Flyway flyway = flyway(url);
        try {
            return migrate(flyway);
        } catch (FlywayException | SQLException e) {
            throw new DatabaseUnavailable(
                    Reason.MIGRATION_FAILED, OperatorSentences.migrationFailed(url.toString(), Causes.of(e)), e);
        }
    }

    /** Tries again after a migration that failed for having been applied before; each round finds at most one. */
    private static int migrate(Flyway flyway) throws SQLException {
        while (true) {
            try {
                return flyway.migrate().migrationsExecuted;
            } catch (FlywayException e) {
                if (!LostHistory.isLikely(e) || !LostHistory.restore(flyway)) {
                    throw e;
                }
            }
        }
    }

    /** Loads what {@link #run} needs, without a database; for a start that has something else to wait for. */
    public static void preload() {
        flyway(DatabaseUrl.onLoopback(1, "nobody", new Secret(""), "none")).getConfiguration();
    }

    // Flyway has its history on a connection of its own: a program that is killed between the two commits leaves a
    // migration without its row. Only without the transactional lock does it have one connection for both.
    // Source: Flyway 13, PostgreSQLDatabase.useSingleConnection.
    static Flyway flyway(DatabaseUrl url) {
        FluentConfiguration configuration = Flyway.configure(Migrations.class.getClassLoader());
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration
                .group(true)
                .dataSource(DatabaseConnection.jdbcUrl(url), null, null)
                .jdbcProperties(DatabaseConnection.jdbcProperties(url))
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .loggers("slf4j")
                .load();
    }
}

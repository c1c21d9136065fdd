package dev.rustsecd.ingest.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Gives a migration that was applied its row in the history, where the row was lost: an earlier version of this program
 * wrote it in a transaction of its own, and may have been killed before. A migration counts as applied where every comment
 * that it writes stands on its table or column; each of them was written in one transaction.
 */
final class LostHistory {
    /** Source: PostgreSQL manual, appendix A: duplicate column, table and object. */
    private static final Set<String> DUPLICATES = Set.of("42701", "42P07", "42710");

    private static final Pattern COMMENT = Pattern.compile(
            "^COMMENT ON (?:TABLE|COLUMN) (\\w+)(?:\\.(\\w+))? IS '((?:[^']|'')*)';", Pattern.MULTILINE);

    private static final String STANDING = /* language=SQL */ """
            SELECT CASE
                WHEN ? = '' THEN obj_description(to_regclass(?), 'pg_class')
                ELSE (
                    SELECT col_description(attrelid, attnum) FROM pg_attribute
                    WHERE attrelid = to_regclass(?) AND attname = ?)
            END = ?
            """;

    private static final String RESTORE = /* language=SQL */ """
            INSERT INTO flyway_schema_history (
                installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            SELECT coalesce(max(installed_rank), 0) + 1, ?, ?, 'SQL', ?, ?, current_user, 0, true
            FROM flyway_schema_history
            HAVING count(*) FILTER (WHERE script = ?) = 0
            """;

    private LostHistory() {}

    /** Whether a migration failed since what it makes is there. */
    static boolean isLikely(FlywayException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && DUPLICATES.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Looks at the next migration that is due.
     *
     * @return whether it had been applied, and has its row now
     */
    static boolean restore(Flyway flyway) throws SQLException {
        MigrationInfo[] pending = flyway.info().pending();
        if (pending.length == 0) {
            return false;
        }
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
            boolean applied = isApplied(connection, pending[0].getScript());
            if (applied) {
                insert(connection, pending[0]);
            }
            return applied;
        }
    }

    private static boolean isApplied(Connection connection, String script) throws SQLException {
        boolean any = false;
        for (MatchResult comment : COMMENT.matcher(text(script)).results().toList()) {
            any = true;
            if (!stands(connection, comment)) {
                return false;
            }
        }
        return any;
    }

    private static boolean stands(Connection connection, MatchResult comment) throws SQLException {
        String column = Objects.requireNonNullElse(comment.group(2), "");
        try (PreparedStatement statement = connection.prepareStatement(STANDING)) {
            statement.setString(1, column);
            statement.setString(2, comment.group(1));
            statement.setString(3, comment.group(1));
            statement.setString(4, column);
            statement.setString(5, comment.group(3).replace("''", "'"));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static void insert(Connection connection, MigrationInfo migration) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RESTORE)) {
            statement.setString(1, migration.getVersion().getVersion());
            statement.setString(2, migration.getDescription());
            statement.setString(3, migration.getScript());
            statement.setInt(4, migration.getChecksum());
            statement.setString(5, migration.getScript());
            statement.executeUpdate();
        }
    }

    private static String text(String script) {
        try (InputStream in = LostHistory.class.getResourceAsStream("/db/migration/" + script)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

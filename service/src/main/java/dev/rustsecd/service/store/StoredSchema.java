package dev.rustsecd.service.store;

import dev.rustsecd.storage.SchemaVersion;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlClient;

/** Which version of the schema a database has, told without the tool that migrates it. */
public final class StoredSchema {
    // Source: PostgreSQL manual, appendix A, undefined_table.
    private static final String NO_SUCH_TABLE = "42P01";

    private static final String VERSION = /* language=SQL */ """
            SELECT CASE WHEN bool_or(version IS NULL) THEN max(version::bigint) ELSE 0 END AS version
            FROM flyway_schema_history
            WHERE success
            """;

    private StoredSchema() {}

    /**
     * {@link SchemaVersion#NONE} for a database that was never migrated, or not to the end: functions come after the last
     * version, without one of their own.
     */
    public static Future<SchemaVersion> version(SqlClient client) {
        return client.preparedQuery(VERSION)
                .mapping(row -> new SchemaVersion(row.getLong("version")))
                .execute()
                .map(rows -> rows.iterator().next())
                .recover(failure -> isMissingTable(failure)
                        ? Future.succeededFuture(SchemaVersion.NONE)
                        : Future.failedFuture(failure));
    }

    private static boolean isMissingTable(Throwable failure) {
        return failure instanceof PgException refused && NO_SUCH_TABLE.equals(refused.getSqlState());
    }
}

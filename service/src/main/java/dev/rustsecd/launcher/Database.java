package dev.rustsecd.launcher;

import dev.rustsecd.ingest.postgres.DataDirectory;
import dev.rustsecd.ingest.postgres.DatabaseConnection;
import dev.rustsecd.ingest.postgres.DatabaseUnavailable;
import dev.rustsecd.ingest.postgres.DatabaseUrl;
import dev.rustsecd.ingest.postgres.EmbeddedPostgres;
import dev.rustsecd.ingest.postgres.Migrations;
import dev.rustsecd.service.store.StoredSchema;
import dev.rustsecd.storage.SchemaVersion;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database of one run of the program: the operator's, or the embedded one that lives and ends with it. */
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int POOL_SIZE = 4;
    private static final int CONNECT_SECONDS = 5;
    private static final int ATTEMPTS = 30;

    private final DatabaseUrl url;
    private final Runnable release;
    private final @Nullable EmbeddedPostgres embedded;

    private Database(DatabaseUrl url, Runnable release, @Nullable EmbeddedPostgres embedded) {
        this.url = url;
        this.release = release;
        this.embedded = embedded;
    }

    /** Blocks until the embedded server is up; the operator's is not asked yet. */
    static Database open(ProgramSettings settings) throws StartFailed {
        try {
            if (settings.databaseUrl().isEmpty()) {
                EmbeddedPostgres embedded = EmbeddedPostgres.start(settings.dataDir());
                return new Database(embedded.url(), embedded::close, embedded);
            }
            Runnable mirrors = settings.role().ingests ? DataDirectory.open(settings.dataDir())::close : () -> {};
            return new Database(settings.databaseUrl().get(), mirrors, null);
        } catch (DatabaseUnavailable unavailable) {
            throw new StartFailed(String.valueOf(unavailable.getMessage()), unavailable);
        }
    }

    PgConnectOptions options() {
        return DatabaseConnection.reactive(url);
    }

    Pool pool(Vertx vertx) {
        PoolOptions options = new PoolOptions()
                .setName("rustsecd")
                .setMaxSize(POOL_SIZE)
                .setConnectionTimeout(CONNECT_SECONDS)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS);
        return PgBuilder.pool()
                .with(options)
                .connectingTo(options())
                .using(vertx)
                .build();
    }

    /** Brings the schema up to date where this role does that, and refuses an older one where it does not. Blocks. */
    void prepare(Pool pool, boolean migrates) throws StartFailed {
        SchemaVersion found = schema(pool);
        if (found.compareTo(SchemaVersion.NEWEST) >= 0) {
            return;
        }
        if (!migrates) {
            throw new StartFailed(
                    "the database's schema is " + found + " and this program needs " + SchemaVersion.NEWEST
                            + "; start it once with the role migrate",
                    new IllegalStateException(found.toString()));
        }
        try {
            Migrations.run(url);
        } catch (DatabaseUnavailable unavailable) {
            throw new StartFailed(String.valueOf(unavailable.getMessage()), unavailable);
        }
    }

    /** A database that starts together with this program is waited for, for about a minute. */
    private SchemaVersion schema(Pool pool) throws StartFailed {
        for (int attempt = 1; ; attempt++) {
            try {
                return Waiting.on(StoredSchema.version(pool));
            } catch (Waiting.Failed failed) {
                if (attempt == ATTEMPTS) {
                    throw new StartFailed("the database " + url + " cannot be used: " + failed.getMessage(), failed);
                }
                if (attempt == 1) {
                    LOG.atWarn()
                            .setMessage("The database cannot be used yet; trying again for a minute")
                            .addKeyValue("cause", failed.getMessage())
                            .log();
                }
                Waiting.seconds(2);
            }
        }
    }

    /** Starts the embedded server again where it has died; blocks. */
    void revive() {
        if (embedded == null || embedded.isRunning()) {
            return;
        }
        LOG.atError()
                .setMessage("The embedded PostgreSQL has ended; starting it again")
                .log();
        try {
            embedded.restart();
        } catch (DatabaseUnavailable unavailable) {
            LOG.atError()
                    .setMessage("The embedded PostgreSQL does not start")
                    .addKeyValue("cause", unavailable.getMessage())
                    .log();
        }
    }

    @Override
    public void close() {
        release.run();
    }
}

package dev.rustsecd.launcher;

import dev.rustsecd.ingest.postgres.DataDirectory;
import dev.rustsecd.ingest.postgres.DatabaseConnection;
import dev.rustsecd.ingest.postgres.DatabaseUnavailable;
import dev.rustsecd.ingest.postgres.DatabaseUrl;
import dev.rustsecd.ingest.postgres.EmbeddedPostgres;
import dev.rustsecd.ingest.postgres.Migrations;
import dev.rustsecd.service.store.StoredSchema;
import dev.rustsecd.storage.SchemaVersion;
import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.OperatorSentences;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(2);

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
                LOG.atInfo().log(starting(settings.dataDir()));
                EmbeddedPostgres embedded = EmbeddedPostgres.start(settings.dataDir());
                return new Database(embedded.url(), embedded::close, embedded);
            }
            LOG.atInfo().log(OperatorSentences.connectingToDatabase(
                    settings.databaseUrl().get().toString()));
            Runnable mirrors = settings.role().ingests ? DataDirectory.open(settings.dataDir())::close : () -> {};
            return new Database(settings.databaseUrl().get(), mirrors, null);
        } catch (DatabaseUnavailable unavailable) {
            throw new StartFailed(String.valueOf(unavailable.getMessage()), unavailable);
        }
    }

    private static String starting(Path dataDir) {
        return Files.exists(dataDir.resolve("postgres").resolve("data"))
                ? OperatorSentences.startingDatabase(dataDir.toString())
                : OperatorSentences.creatingDatabase(dataDir.toString());
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

    /**
     * Brings the schema up to date where this role does that, and rejects an older one where it does not. Blocks.
     *
     * @return what was done, in a sentence
     */
    String prepare(Pool pool, boolean migrates) throws StartFailed {
        SchemaVersion found = schema(pool);
        if (found.compareTo(SchemaVersion.NEWEST) >= 0) {
            return OperatorSentences.upToDate(found.toString());
        }
        if (!migrates) {
            throw new StartFailed(
                    OperatorSentences.schemaTooOld(found.toString(), SchemaVersion.NEWEST.toString()),
                    new IllegalStateException(found.toString()));
        }
        try {
            int applied = Migrations.run(url);
            return OperatorSentences.migrated(found.toString(), schema(pool).toString(), applied);
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
                    throw new StartFailed(
                            OperatorSentences.databaseUnusable(url.toString(), Causes.of(failed)), failed);
                }
                if (attempt == 1) {
                    LOG.atWarn()
                            .setMessage(OperatorSentences.databaseNotReady(Causes.of(failed)))
                            .log();
                }
                Waiting.pause(BETWEEN_ATTEMPTS);
            }
        }
    }

    /** Starts the embedded server again where it has died; blocks. */
    void revive() {
        if (embedded == null || embedded.isRunning()) {
            return;
        }
        LOG.atError().setMessage(OperatorSentences.DATABASE_RESTARTING).log();
        try {
            embedded.restart();
        } catch (DatabaseUnavailable unavailable) {
            LOG.atError()
                    .setMessage(OperatorSentences.DATABASE_RESTART_FAILED)
                    .addKeyValue("cause", unavailable.getMessage())
                    .log();
        }
    }

    @Override
    public void close() {
        release.run();
    }
}

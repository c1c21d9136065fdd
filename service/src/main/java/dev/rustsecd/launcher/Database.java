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
import java.util.function.BooleanSupplier;
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
    private final Local local;
    private final @Nullable EmbeddedPostgres embedded;
    private boolean missed;

    private Database(DatabaseUrl url, Local local, @Nullable EmbeddedPostgres embedded) {
        this.url = url;
        this.local = local;
        this.embedded = embedded;
    }

    /** The data directory, where this program has one: whether it is there, and how it is left. */
    private record Local(BooleanSupplier isThere, Runnable release) {
        static final Local NONE = new Local(() -> true, () -> {});

        static Local of(DataDirectory directory) {
            return new Local(directory::isThere, directory::close);
        }
    }

    /** Blocks until the embedded server is up; the operator's is not asked yet. */
    static Database open(ProgramSettings settings) throws StartFailed {
        try {
            if (settings.databaseUrl().isEmpty()) {
                LOG.atInfo().log(starting(settings.dataDir()));
                EmbeddedPostgres embedded = EmbeddedPostgres.start(settings.dataDir());
                return new Database(embedded.url(), new Local(embedded::hasDirectory, embedded::close), embedded);
            }
            LOG.atInfo().log(OperatorSentences.connectingToDatabase(
                    settings.databaseUrl().get().toString()));
            Local mirrors = settings.role().ingests ? Local.of(DataDirectory.open(settings.dataDir())) : Local.NONE;
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

    /** Whether the data directory is still the one that was opened; true where there is none. */
    boolean hasDirectory() {
        return local.isThere().getAsBoolean();
    }

    /** Starts the embedded server again where it has died, and says when the data directory is gone; blocks. */
    void look() {
        boolean there = hasDirectory();
        if (!there && !missed) {
            LOG.atError().log(OperatorSentences.DATA_DIRECTORY_GONE);
        }
        missed = !there;
        revive();
    }

    private void revive() {
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
        local.release().run();
    }
}

package dev.rustsecd.launcher;

import dev.rustsecd.ingest.postgres.Migrations;
import dev.rustsecd.ingest.seed.SeedSource;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A first start unpacks the database, which keeps one processor busy for seconds. Meanwhile another loads what comes
 * next: the migration tool, and the reader of the seed. A later start needs neither.
 */
final class WarmUp {
    private WarmUp() {}

    static void onFirstStart(ProgramSettings settings) {
        Path database = settings.dataDir().resolve("postgres");
        if (settings.databaseUrl().isEmpty() && Files.notExists(database)) {
            background("rustsecd-warm-migrations", Migrations::preload);
            if (settings.ingest().seed()) {
                background("rustsecd-warm-seed", SeedSource::changes);
            }
        }
    }

    // What fails here fails again where it is needed, and is told of there.
    private static void background(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, cause) -> {});
        thread.start();
    }
}

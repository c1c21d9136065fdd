package dev.rustsecd.launcher;

import dev.rustsecd.ingest.Ingest;
import dev.rustsecd.ingest.postgres.Migrations;
import dev.rustsecd.ingest.seed.SeedSource;
import dev.rustsecd.words.operator.OperatorSentences;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A first start makes the database, which keeps one processor busy for seconds. Meanwhile another does what comes next:
 * it fetches advisory databases that lie on this machine, and loads the migration tool and the reader of advisories. A
 * later start needs none of it.
 */
final class WarmUp {
    private final CountDownLatch fetched = new CountDownLatch(1);

    private WarmUp() {}

    static WarmUp onFirstStart(ProgramSettings settings) {
        WarmUp warmUp = new WarmUp();
        Path database = settings.dataDir().resolve("postgres");
        if (settings.databaseUrl().isEmpty() && Files.notExists(database)) {
            background("rustsecd-warm-migrations", Migrations::preload);
            background("rustsecd-warm-ingest", () -> warmUp.ingest(settings));
        } else {
            warmUp.fetched.countDown();
        }
        return warmUp;
    }

    private void ingest(ProgramSettings settings) {
        try {
            if (settings.role().ingests) {
                Ingest.fetchLocal(settings.ingest());
            }
        } finally {
            fetched.countDown();
        }
        if (settings.ingest().seed()) {
            SeedSource.changes();
        }
    }

    /** Returns when nothing of this uses the mirrors any more. */
    void awaitFetched() throws Waiting.Failed {
        try {
            fetched.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Waiting.Failed(OperatorSentences.INTERRUPTED, e);
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

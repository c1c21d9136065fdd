package dev.rustsecd.ingest.postgres;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that starts the embedded server, says its process and waits to be killed. */
final class EmbeddedProgram {
    private EmbeddedProgram() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(EmbeddedPostgres.start(Path.of(arguments[0])).pid());
        new CountDownLatch(1).await();
    }
}

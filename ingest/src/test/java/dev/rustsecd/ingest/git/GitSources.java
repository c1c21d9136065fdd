package dev.rustsecd.ingest.git;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.outbound.OutboundProxy;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Git sources for tests, with their threads. */
final class GitSources implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final WorkerExecutor worker = vertx.createSharedWorkerExecutor("git-tests", 2);
    private final Path dataDir;

    GitSources(Path dataDir) {
        this.dataDir = dataDir;
    }

    GitAdvisorySource of(String address) {
        return of(address, null, null);
    }

    GitAdvisorySource of(String address, @Nullable OutboundProxy proxy, @Nullable Path caFile) {
        return with(address, new GitSettings(dataDir, proxy, caFile, Duration.ofSeconds(20), Duration.ofMinutes(1)));
    }

    GitAdvisorySource with(String address, GitSettings settings) {
        return new GitAdvisorySource(GitRemote.parse(address), settings, worker);
    }

    @Override
    public void close() {
        Await.result(vertx.close());
    }
}

package dev.rustsecd.ingest.seed;

import dev.rustsecd.ingest.git.GitAdvisorySource;
import dev.rustsecd.ingest.git.GitRemote;
import dev.rustsecd.ingest.git.GitSettings;
import dev.rustsecd.ingest.source.Changes;
import dev.rustsecd.ingest.source.FetchOutcome;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.ingest.source.Taken;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The tool of the build that makes the seed: {@code SeedTool UPSTREAM_COMMIT REPOSITORY FILE}. The repository may be a
 * bundle or an address; the commit is upstream's whose folders {@code crates} and {@code rust} the repository's head has.
 */
public final class SeedTool {
    private SeedTool() {}

    /** Exits with 1 and one line if the seed cannot be made. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 3) {
            System.err.println("usage: SeedTool UPSTREAM_COMMIT REPOSITORY FILE");
            System.exit(2);
        }
        Vertx vertx = Vertx.vertx();
        try {
            Seed seed = seed(vertx, new Position(arguments[0]), arguments[1]);
            Files.writeString(Path.of(arguments[2]), SeedText.write(seed), StandardCharsets.UTF_8);
            System.out.println(seed.entries().size() + " advisories of " + seed.commit());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }

    static Seed seed(Vertx vertx, Position upstreamCommit, String repository) throws Exception {
        WorkerExecutor worker = vertx.createSharedWorkerExecutor("seed", 1);
        GitSettings settings = GitSettings.of(Files.createTempDirectory("rustsecd-seed"), null, null);
        GitAdvisorySource source = new GitAdvisorySource(GitRemote.parse(repository), settings, worker);
        Future<Seed> seed = source.changesSince(Taken.NONE).compose(outcome -> {
            if (outcome instanceof Changes whole) {
                return source.treeIds(whole.position()).map(trees -> SeedWriter.seed(whole, upstreamCommit, trees));
            }
            return Future.failedFuture("no advisory database: " + reason(outcome));
        });
        return seed.toCompletionStage().toCompletableFuture().get();
    }

    private static String reason(FetchOutcome outcome) {
        return outcome instanceof FetchOutcome.Failed failed ? failed.detail() : outcome.toString();
    }
}

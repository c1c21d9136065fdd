package dev.rustsecd.ingest.seed;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.ingest.git.GitAdvisorySource;
import dev.rustsecd.ingest.git.GitRemote;
import dev.rustsecd.ingest.git.GitSettings;
import dev.rustsecd.ingest.seed.Seed.Entry;
import dev.rustsecd.ingest.source.Changes;
import dev.rustsecd.ingest.source.FetchOutcome;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.ingest.source.RawRecord;
import dev.rustsecd.ingest.source.Taken;
import dev.rustsecd.reject.RejectedInput;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
                return source.treeIds(whole.position()).map(trees -> seed(whole, upstreamCommit, trees));
            }
            return Future.failedFuture("no advisory database: " + reason(outcome));
        });
        return seed.toCompletionStage().toCompletableFuture().get();
    }

    /**
     * Everything that the database holds at its head, but for drafts.
     *
     * @param trees the ids of the folders {@code crates} and {@code rust}
     * @throws RejectedInput if a record cannot be read: a seed is whole or is not made
     */
    private static Seed seed(Changes whole, Position upstreamCommit, Map<String, String> trees) {
        List<Entry> entries = new ArrayList<>();
        for (RawRecord record : whole.records()) {
            Advisory advisory = record.format().read(record).advisory();
            if (!advisory.id().isDraft()) {
                entries.add(new Entry(record.key(), record.created(), record.modified(), FrontMatterText.of(advisory)));
            }
        }
        return new Seed(
                upstreamCommit, whole.at(), trees.getOrDefault("crates", ""), trees.getOrDefault("rust", ""), entries);
    }

    private static String reason(FetchOutcome outcome) {
        return outcome instanceof FetchOutcome.Failed failed ? failed.detail() : outcome.toString();
    }
}

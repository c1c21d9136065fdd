package dev.rustsecd.ingest.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryParser;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.git.GitAdvisorySource;
import dev.rustsecd.ingest.git.GitRemote;
import dev.rustsecd.ingest.git.GitSettings;
import dev.rustsecd.ingest.plan.ChangeSet.Upsert;
import dev.rustsecd.ingest.source.Changes;
import dev.rustsecd.ingest.source.RawRecord;
import dev.rustsecd.ingest.source.Taken;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The seed of the jar says what the recorded commit says. */
@Tag("corpus")
final class CorpusSeedTest {
    private static final Path BUNDLE = Path.of(System.getProperty("rustsecd.shared"), "corpus", "advisory-db.bundle");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void seedEqualsTheFactsOfItsCommit() {
        Vertx vertx = Vertx.vertx();
        GitAdvisorySource source = new GitAdvisorySource(
                GitRemote.parse(BUNDLE.toString()),
                GitSettings.of(folder, null, null),
                vertx.createSharedWorkerExecutor("seed", 1));
        Changes delta = (Changes) Await.result(source.changesSince(Taken.NONE));
        Seed seed = SeedSource.read();
        assertEquals(
                Map.of("crates", seed.cratesTree(), "rust", seed.rustTree()),
                Await.result(source.treeIds(delta.position())));
        assertEquals(delta.at(), seed.committedAt());
        Map<String, Upsert> seeded =
                SeedSource.changes().upserts().stream().collect(Collectors.toMap(Upsert::key, Function.identity()));
        assertEquals(delta.records().size(), seeded.size());
        for (RawRecord file : delta.records()) {
            Upsert upsert = Objects.requireNonNull(seeded.get(file.key()), file.key());
            Advisory advisory = AdvisoryParser.parse(file.key(), file.content());
            assertEquals(FactsOnly.of(advisory), FactsOnly.of(upsert.advisory()));
            assertEquals(advisory.isMalicious(), upsert.advisory().isMalicious(), file.key());
            assertEquals(file.created(), upsert.created());
            assertEquals(file.modified(), upsert.modified());
        }
        Await.result(vertx.close());
    }
}

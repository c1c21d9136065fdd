package dev.rustsecd.service.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.fixtures.GitBundle;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.ingest.seed.SeedSource;
import dev.rustsecd.ingest.store.advisory.FactWriter;
import dev.rustsecd.release.PackedReleases;
import dev.rustsecd.release.Release;
import dev.rustsecd.service.store.FactReader;
import dev.rustsecd.snapshot.RegistryFacts;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Snapshot;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A whole index of crates.io in memory: how much it takes, and how long a reload holds the event loop that it runs on. */
@Tag("corpus")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeIndexCorpusDbTest {
    private static final Path BUNDLE =
            Path.of(System.getProperty("rustsecd.shared"), "corpus", "crates-index-2019.bundle");
    private static final int CRATES = 31_839;
    private static final int VERSIONS = 184_437;
    private static final int RELOADS = 5;
    private static final double MAX_MEGABYTES = 20;
    private static final double MAX_PAUSE_MILLIS = 50;
    private static final double BYTES_A_MEGABYTE = 1_000_000;
    private static final double NANOS_A_MILLI = 1_000_000;

    private final TestDatabase database = TestDatabase.create();
    private final SnapshotLoader loader = new SnapshotLoader(new FactReader(database.pool(), ""));

    WholeIndexCorpusDbTest(@TempDir Path folder) throws IOException {
        FactWriter writer = new FactWriter(database.pool(), InstantSource.system());
        Await.result(writer.write("https://example.org/seed.git", true, true, SeedSource.changes(), Instant.now()));
        database.execute(
                "INSERT INTO revision VALUES (1000, now(), 'registry');"
                        + " INSERT INTO registry (name, whole, first_revision, failing) VALUES ('git+index', true, 1000, false)");
        GitBundle bundle = GitBundle.cloned(BUNDLE, folder);
        List<GitBundle.Entry> files = bundle.tree("registry", ".").stream()
                .filter(file -> file.path().contains("/"))
                .toList();
        for (int from = 0; from < files.size(); from += 1_000) {
            store(bundle, files.subList(from, Math.min(files.size(), from + 1_000)));
        }
    }

    @AfterAll
    void drop() {
        database.close();
    }

    @Test
    void aWholeIndexFitsIntoTwentyMegabytesAndIsReloadedWithoutAPause() {
        long before = usedBytes();
        Timed first = load(ServedFacts.EMPTY);
        double megabytes = (usedBytes() - before) / BYTES_A_MEGABYTE;
        assertEquals(CRATES, first.facts().snapshot().registry().crateCount());
        assertEquals(VERSIONS, versions(first.facts()));
        ServedFacts held = first.facts();
        double pause = Double.MAX_VALUE;
        double reload = Double.MAX_VALUE;
        double wholePause = Double.MAX_VALUE;
        for (int i = 1; i <= RELOADS; i++) {
            wholePause = Math.min(wholePause, load(withoutRegistry(held)).longestPauseMillis());
            change(1_000 + i);
            Timed next = load(held);
            assertEquals(
                    new Revision(1_000L + i),
                    next.facts().snapshot().registry().answer("libc").revision());
            assertSame(
                    held.snapshot().registry().answer("serde").crate(),
                    next.facts().snapshot().registry().answer("serde").crate());
            held = next.facts();
            pause = Math.min(pause, next.longestPauseMillis());
            reload = Math.min(reload, next.millis());
        }
        System.out.printf(
                "%.1f MB; longest pause while the whole index arrives %.1f ms; reload of one crate %.1f ms, longest pause %.1f ms%n",
                megabytes, wholePause, reload, pause);
        assertTrue(megabytes <= MAX_MEGABYTES, () -> "the snapshot takes " + megabytes + " MB");
        double least = Math.max(pause, wholePause);
        assertTrue(least <= MAX_PAUSE_MILLIS, () -> "every reload held the event loop for at least " + least + " ms");
    }

    private static ServedFacts withoutRegistry(ServedFacts held) {
        Snapshot snapshot = held.snapshot().with(held.snapshot().revision(), RegistryFacts.OFF);
        return new ServedFacts(snapshot, held.ingest(), held.eventRevisions());
    }

    /** What a load gave, how long it took, and the longest time in which its event loop ran nothing else. */
    private record Timed(ServedFacts facts, double millis, double longestPauseMillis) {}

    private Timed load(ServedFacts held) {
        Context context = TestDatabase.vertx().getOrCreateContext();
        Promise<Timed> done = Promise.promise();
        context.runOnContext(on -> {
            Pulse pulse = new Pulse(context);
            long start = System.nanoTime();
            Future<ServedFacts> loaded = loader.load(held);
            loaded.map(facts ->
                            new Timed(facts, (System.nanoTime() - start) / NANOS_A_MILLI, pulse.stop() / NANOS_A_MILLI))
                    .onComplete(done);
        });
        return Await.result(done.future());
    }

    /** Runs on an event loop as often as it may, and remembers the longest time between two turns. */
    private static final class Pulse {
        private final Context context;
        private long last = System.nanoTime();
        private long longest;
        private boolean stopped;

        Pulse(Context context) {
            this.context = context;
            beat();
        }

        private void beat() {
            long now = System.nanoTime();
            longest = Math.max(longest, now - last);
            last = now;
            if (!stopped) {
                Vertx.currentContext().owner().setTimer(1, next -> context.runOnContext(on -> beat()));
            }
        }

        long stop() {
            stopped = true;
            beat();
            return longest;
        }
    }

    private void change(int revision) {
        database.execute("INSERT INTO revision VALUES (" + revision + ", now(), 'registry');"
                + " UPDATE registry_crate SET revision = " + revision + " WHERE crate = 'libc'");
    }

    private static int versions(ServedFacts facts) {
        return facts.snapshot()
                .registry()
                .crates()
                .mapToInt(crate -> crate.releases().size())
                .sum();
    }

    private static long usedBytes() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    private static final String STORE = """
            INSERT INTO registry_crate (
                crate_canonical, crate, revision, content, releases, requirements, first_loaded_at)
            SELECT canonical, name, 1000, 'x', decode(releases, 'hex'), '\\x0000', '2026-01-01T00:00:00Z'
            FROM unnest($1::text[], $2::text[], $3::text[]) AS row (canonical, name, releases)
            ON CONFLICT (crate_canonical) DO NOTHING
            """;

    private void store(GitBundle bundle, List<GitBundle.Entry> files) throws IOException {
        var contents = bundle.contents(files.stream().map(GitBundle.Entry::blob).collect(Collectors.toSet()));
        List<String> canonical = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> releases = new ArrayList<>();
        for (GitBundle.Entry file : files) {
            List<JsonObject> lines = new String(contents.get(file.blob()), StandardCharsets.UTF_8)
                    .lines()
                    .map(JsonObject::new)
                    .toList();
            if (!lines.isEmpty()) {
                String name = lines.get(0).getString("name");
                canonical.add(CrateName.canonical(name));
                names.add(name);
                PackedReleases packed = PackedReleases.of(
                        lines.stream().map(WholeIndexCorpusDbTest::release).toList());
                releases.add(java.util.HexFormat.of().formatHex(packed.toBytes()));
            }
        }
        Await.result(database.pool()
                .preparedQuery(STORE)
                .execute(Tuple.tuple()
                        .addArrayOfString(canonical.toArray(String[]::new))
                        .addArrayOfString(names.toArray(String[]::new))
                        .addArrayOfString(releases.toArray(String[]::new))));
    }

    private static Release release(JsonObject line) {
        Release.Yank yank = line.getBoolean("yanked", false) ? new Release.Yank(null) : null;
        return Release.of(line.getString("vers"), null, null, yank, null);
    }
}

package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.service.snapshot.SnapshotLoader;
import dev.rustsecd.service.store.ChangeReader;
import dev.rustsecd.service.store.FactReader;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of the change stream, over real repositories, a real database and real connections, for a few random lives. */
class ChangesReplayDbTest {
    private static final int STEPS = 20;

    private final TestDatabase database = TestDatabase.create();
    private final TestServer server =
            new TestServer(HttpSettings.of("127.0.0.1", 0, TestServer.MAX_BODY), new ChangeReader(database.pool()));

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void replayedFromTheFirstRevisionTheyGiveWhatIsLiveAndYanked(long seed) {
        try (ChangingFacts facts = new ChangingFacts(new Random(seed), database, folder)) {
            for (int step = 0; step < STEPS; step++) {
                facts.step();
                serve();
                Replay replay = Replay.of(ChangeClient.lines(server, ""));
                assertEquals(facts.live(), replay.live());
                assertEquals(facts.yanked(), replay.yanked());
            }
            facts.retire();
            serve();
            assertEquals(
                    facts.live(),
                    Replay.of(ChangeClient.lines(server, "?since=0")).live());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void whoeverConnectsAgainMissesNothingAndGetsNothingTwice(long seed) {
        Random random = new Random(seed);
        List<String> got = new ArrayList<>();
        try (ChangingFacts facts = new ChangingFacts(random, database, folder)) {
            facts.step();
            serve();
            @Nullable ChangeClient client = null;
            for (int step = 0; step < STEPS; step++) {
                if (client == null) {
                    client = ChangeClient.connect(server, "", got.isEmpty() ? null : got.get(got.size() - 1));
                }
                got.addAll(ids(client.next(random.nextInt(1 + facts.ids().size() - got.size()))));
                if (random.nextBoolean()) {
                    client.close();
                    client = null;
                }
                facts.step();
                serve();
            }
            try (ChangeClient last = ChangeClient.connect(server, "", got.isEmpty() ? null : got.get(got.size() - 1))) {
                got.addAll(ids(last.next(facts.ids().size() - got.size())));
            }
            assertEquals(facts.ids(), got);
        }
        for (int point = 0; point < got.size(); point++) {
            assertEquals(
                    got.subList(point + 1, got.size()), ids(ChangeClient.lines(server, "?since=" + got.get(point))));
        }
    }

    private void serve() {
        server.serve(Await.result(new SnapshotLoader(new FactReader(database.pool(), "")).load(server.served())));
    }

    private static List<String> ids(List<JsonObject> changes) {
        return changes.stream().map(change -> change.getString("id")).toList();
    }

    /** What a client makes of the changes. */
    private record Replay(Set<String> live, Set<String> yanked) {
        static Replay of(List<JsonObject> changes) {
            Set<String> live = new TreeSet<>();
            Set<String> yanked = new TreeSet<>();
            for (JsonObject change : changes) {
                String crate = change.getString("crate");
                String advisory = change.getString("source") + " " + change.getString("advisory") + " " + crate;
                String version = crate + " " + change.getString("version");
                boolean isNews = switch (change.getString("type")) {
                    case "advisory_added" -> live.add(advisory);
                    case "advisory_changed" -> true;
                    case "advisory_withdrawn" -> live.remove(advisory);
                    case "version_yanked" -> yanked.add(version);
                    case "version_unyanked" -> yanked.remove(version);
                    default -> throw new IllegalStateException(change.encode());
                };
                assertTrue(isNews || change.getString("type").equals("advisory_withdrawn"), change::encode);
            }
            return new Replay(live, yanked);
        }
    }
}

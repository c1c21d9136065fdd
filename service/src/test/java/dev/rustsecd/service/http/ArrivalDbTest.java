package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.service.Service;
import dev.rustsecd.service.metrics.ServiceMetrics;
import dev.rustsecd.service.snapshot.RevisionListener;
import dev.rustsecd.service.snapshot.SnapshotHolder;
import dev.rustsecd.service.snapshot.SnapshotLoader;
import dev.rustsecd.service.store.ChangeReader;
import dev.rustsecd.service.store.FactReader;
import dev.rustsecd.service.store.OperatorReasons;
import dev.rustsecd.service.store.RequirementsReader;
import dev.rustsecd.service.store.WantedWriter;
import dev.rustsecd.service.store.YankHistory;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.storage.RevisionChannel;
import dev.rustsecd.storage.WantedCrates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a question about crates that nobody has fetched to its answer, through a real database and whoever fetches. */
class ArrivalDbTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T12:05:00Z"));
    private static final Duration NEVER = Duration.ofHours(1);

    /** What the fetching program does with the queue: here every crate has the version 1.0.0. */
    private static final String FETCH = """
            INSERT INTO revision SELECT max(number) + 1, now(), 'registry' FROM revision;
            INSERT INTO registry_crate (
                crate_canonical, crate, revision, content, releases, requirements, first_loaded_at)
            SELECT
                crate_canonical, crate, (SELECT max(number) FROM revision), 'x', '\\x010005312e302e30', '\\x8000020000',
                '2026-11-20T12:04:00Z'
            FROM registry_wanted;
            INSERT INTO registry_check (crate_canonical, crate, known, checked_at, used_at)
            SELECT crate_canonical, crate, true, '2026-11-20T12:04:00Z', '2026-11-20T12:00:00Z'
            FROM registry_wanted;
            DELETE FROM registry_wanted;
            """;

    private final TestDatabase database = TestDatabase.withCanonicalFacts();
    private final SnapshotHolder holder = new SnapshotHolder();
    private final RevisionListener listener;
    private final Service service;
    private final PgSubscriber fetcher;

    ArrivalDbTest() {
        database.execute("DELETE FROM ingest_run WHERE source = '/srv/never/loaded'; DELETE FROM registry_wanted");
        listener = new RevisionListener(
                TestDatabase.vertx(),
                database.options(),
                new SnapshotLoader(new FactReader(database.pool(), "")),
                holder,
                CLOCK);
        Await.result(listener.start(NEVER));
        ServiceMetrics metrics = new ServiceMetrics(new SimpleMeterRegistry(), CLOCK);
        service = Await.result(Service.start(
                TestDatabase.vertx(),
                new Api.Supply(
                        holder,
                        new RequirementsReader(database.pool(), Duration.ofSeconds(5)),
                        new WantedWriter(database.pool(), CLOCK),
                        new Api.Reasons(new OperatorReasons(database.pool(), CLOCK), new YankHistory(database.pool())),
                        new ChangeReader(database.pool())),
                HttpSettings.of("127.0.0.1", 0, TestServer.MAX_BODY),
                Rules.DEFAULT,
                new Service.Instruments(CLOCK, metrics)));
        fetcher = PgSubscriber.subscriber(TestDatabase.vertx(), database.options());
    }

    @AfterEach
    void stop() {
        Await.result(fetcher.close());
        Await.result(service.close());
        Await.result(listener.stop());
        database.close();
    }

    @Test
    void threeHundredUnknownCratesArriveWhileTheQuestionWaits() throws Exception {
        fetcher.channel(WantedCrates.CHANNEL)
                .handler(wanted -> database.pool()
                        .query(FETCH + "NOTIFY " + RevisionChannel.NAME)
                        .execute());
        Await.result(fetcher.connect());
        String crates = IntStream.range(0, 300)
                .mapToObj(i -> "\"Crate_" + i + "@1.0.0\"")
                .collect(Collectors.joining(",", "[", "]"));
        HttpResponse<String> answer = audit(crates, "PT30S");
        JsonObject report = new JsonObject(answer.body());
        assertEquals("clean", report.getString("verdict"), answer::body);
        assertEquals(4, report.getJsonObject("database").getInteger("revision"));
        assertEquals(
                "advisories=3900, registry=60",
                answer.headers().firstValue("Rustsec-Data-Age").orElse(""));
        assertEquals(0L, database.value("SELECT count(*) FROM registry_wanted"));
        assertTrue(holder.current().registry().answer("crate-299").isPresent());
    }

    @Test
    void whileNobodyFetchesTheQuestionIsAnsweredInTimeAndWhatItNamesIsQueued() throws Exception {
        HttpResponse<String> answer = audit("[\"Foo_Bar@1.0.0\", \"no-such@1.0.0\"]", "PT0.2S");
        JsonObject report = new JsonObject(answer.body());
        assertEquals("unknown", report.getString("verdict"));
        assertTrue(answer.body().contains("\"registry_pending\",\"packages\":[\"Foo_Bar@1.0.0\"]"), answer.body());
        assertTrue(answer.body().contains("\"not_in_registry\",\"packages\":[\"no-such@1.0.0\"]"), answer.body());
        assertEquals("Foo_Bar", database.value("SELECT crate FROM registry_wanted"));
    }

    private HttpResponse<String> audit(String packages, String wait) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + service.port() + "/v1/audit?wait=" + wait);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .POST(BodyPublishers.ofString(packages))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}

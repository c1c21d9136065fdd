package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.TestDatabase;
import dev.rustsecd.service.changes.ChangeFeed;
import dev.rustsecd.service.snapshot.SnapshotLoader;
import dev.rustsecd.service.store.ChangeReader;
import dev.rustsecd.service.store.FactReader;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /v1/changes} over a real database. */
class ChangesHttpDbTest {
    private static final OpenApi DOCUMENT = new OpenApi();

    private final TestDatabase database = TestDatabase.withCanonicalFacts();
    private final TestServer server =
            new TestServer(HttpSettings.of("127.0.0.1", 0, TestServer.MAX_BODY), new ChangeReader(database.pool()));

    @BeforeEach
    void load() {
        server.serve(Await.result(new SnapshotLoader(new FactReader(database.pool(), "")).load(server.served())));
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void linesAreAsDocumentedAndSayWhereToGoOn() {
        HttpResponse<String> answer = server.get("/v1/changes");
        assertEquals(200, answer.statusCode());
        assertEquals(
                "application/x-ndjson",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals("3", answer.headers().firstValue("Rustsec-Revision").orElse(""));
        List<JsonObject> changes = answer.body().lines().map(JsonObject::new).toList();
        JsonObject schema = new JsonObject().put("$ref", "#/components/schemas/Change");
        changes.forEach(change -> assertEquals(List.of(), DOCUMENT.errors(schema, change, "#")));
        assertEquals(
                new JsonObject(
                        "{\"id\":\"2-0\",\"revision\":2,\"at\":\"2026-11-20T11:00:01Z\",\"type\":\"advisory_added\","
                                + "\"crate\":\"Foo_Bar\",\"advisory\":\"RUSTSEC-2021-0001\","
                                + "\"source\":\"/srv/Überblick/advisories\"}"),
                changes.get(2));
        assertEquals("", server.get("/v1/changes?since=3").body());
    }

    @Test
    void versionsAreToldOfToo() {
        publish(4, "version_yanked", "version");
        JsonObject change = ChangeClient.lines(server, "?since=3").get(0);
        assertEquals("1.0.0", change.getString("version"));
        assertFalse(change.containsKey("advisory"));
    }

    @ParameterizedTest
    @CsvSource({"since=1-0, 1-1", "since=1, 2-0", "crate=foo_BAR, 2-0", "since=0&crate=Time, 1-1"})
    void questionsAreNarrowed(String query, String first) {
        assertEquals(first, ChangeClient.lines(server, "?" + query).get(0).getString("id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"since=-1", "since=x", "since=", "since=4", "since=99-1", "since=1&since=2", "crate=1", "from=1"
            })
    void whatCannotBeAskedIsRefused(String query) {
        HttpResponse<String> answer = server.get("/v1/changes?" + query);
        assertEquals(400, answer.statusCode(), answer.body());
    }

    @Test
    void whatIsNotKeptIsGoneAndTheRestIsThere() {
        database.execute("UPDATE event_horizon SET revision = 2");
        for (String query : List.of("", "?since=1", "?since=2-0")) {
            HttpResponse<String> answer = server.get("/v1/changes" + query);
            assertEquals(410, answer.statusCode());
            assertTrue(answer.body().contains("has revision 2, the newest has revision 3"), answer.body());
        }
        assertEquals("3-0", ChangeClient.lines(server, "?since=2").get(0).getString("id"));
    }

    @Test
    void otherRepresentationsThereAreNone() {
        assertEquals(
                406, server.get("/v1/changes", "Accept", "application/json").statusCode());
        assertEquals(
                200,
                server.send(server.request("/v1/changes").method("HEAD", BodyPublishers.noBody()))
                        .statusCode());
        assertEquals(400, server.get("/v1/changes", "Last-Event-ID", "x").statusCode());
    }

    @Test
    void withoutADatabaseThereIsA503AndOnlyHere() {
        try (TestServer alone = TestServer.loaded()) {
            HttpResponse<String> answer = alone.get("/v1/changes");
            assertEquals(503, answer.statusCode());
            assertTrue(answer.body().contains("#database-away"), answer.body());
            assertEquals("5", answer.headers().firstValue("Retry-After").orElse(""));
            assertEquals(200, alone.get("/v1/status").statusCode());
        }
        try (TestServer empty = TestServer.empty()) {
            assertTrue(empty.get("/v1/changes").body().contains("#not-loaded"));
        }
    }

    @Test
    void aLongHistoryComesWholeInPages() {
        fill(4, 3 * ChangeReader.PAGE_SIZE);
        List<JsonObject> changes = ChangeClient.lines(server, "?since=3");
        assertEquals(3 * ChangeReader.PAGE_SIZE, changes.size());
        try (ChangeClient client = ChangeClient.connect(server, "", "3")) {
            assertEquals(changes, client.next(changes.size()));
        }
    }

    @Test
    void eventsGoOnWhenNewerFactsAreServed() {
        try (ChangeClient client = ChangeClient.connect(server, "?since=2", null)) {
            assertEquals(
                    "text/event-stream",
                    client.answer().headers().firstValue("Content-Type").orElse(""));
            assertEquals("3-0", client.next(1).get(0).getString("id"));
            publish(4, "advisory_changed", "advisory");
            List<JsonObject> rest = new ArrayList<>(ChangeClient.lines(server, "?since=3-0"));
            assertEquals(rest, client.next(rest.size()));
            assertEquals("4-0", rest.get(rest.size() - 1).getString("id"));
        }
    }

    @Test
    void theLastEventGoesOverTheAddress() {
        try (ChangeClient client = ChangeClient.connect(server, "?since=0", "2-0")) {
            assertEquals("3-0", client.next(1).get(0).getString("id"));
        }
    }

    @Test
    void aStreamThatFollowsIsEndedByAStopAndHoldsNothingUp() {
        TestServer stopping =
                new TestServer(HttpSettings.of("127.0.0.1", 0, TestServer.MAX_BODY), new ChangeReader(database.pool()));
        stopping.serve(server.served());
        ChangeClient client = ChangeClient.connect(stopping, "?since=2", null);
        client.next(1);
        CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(client::ends);
        stopping.close();
        assertTrue(Await.result(ended));
    }

    @Test
    void followersAreCountedAndLeave() {
        ChangeClient client = ChangeClient.connect(server, "?since=2", null);
        client.next(1);
        assertEquals(1, server.gauge("rustsecd.changes.followers"));
        client.close();
        assertEquals(0, server.settled("rustsecd.changes.followers"));
    }

    @Test
    void moreThanCanBeServedAreAskedToComeLater() {
        List<ChangeClient> clients = IntStream.range(0, ChangeFeed.MAX_FOLLOWERS)
                .mapToObj(n -> ChangeClient.connect(server, "?since=2", null))
                .toList();
        clients.forEach(client -> client.next(1));
        HttpResponse<String> answer = server.get("/v1/changes", "Accept", "text/event-stream");
        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("#overloaded"), answer.body());
        assertEquals(200, server.get("/v1/changes").statusCode());
        clients.forEach(ChangeClient::close);
    }

    private void publish(long revision, String type, String subject) {
        database.execute("INSERT INTO revision VALUES (" + revision + ", now(), 'fetch')");
        database.execute("INSERT INTO event (revision, position, at, type, crate, crate_canonical, source, " + subject
                + ") VALUES (" + revision + ", 0, now(), '" + type + "', 'time', 'time', 's', '1.0.0')");
        load();
    }

    private void fill(long revision, int count) {
        database.execute("INSERT INTO revision VALUES (" + revision + ", now(), 'fetch')");
        database.execute("INSERT INTO event (revision, position, at, type, crate, crate_canonical, source, version)"
                + " SELECT " + revision + ", n, now(), 'version_yanked', 'c', 'c', 's', '1.0.' || n"
                + " FROM generate_series(0, " + (count - 1) + ") AS n");
        load();
    }
}

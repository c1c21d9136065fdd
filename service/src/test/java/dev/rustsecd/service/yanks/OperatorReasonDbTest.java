package dev.rustsecd.service.yanks;

import static dev.rustsecd.service.yanks.YankServer.TOKEN;
import static dev.rustsecd.service.yanks.YankServer.release;
import static dev.rustsecd.service.yanks.YankServer.yanked;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.release.Release;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operator's reasons, from the request to the next answer; each test has a crate of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorReasonDbTest {
    private static final String BROKEN = "description = \"broken\"\n";
    private static final String WITH_ADVISORY = """
            description = "Unsound on 32-bit targets"

            [advisory]
            id = "RUSTSEC-2020-0071"
            """;

    private final YankServer server = new YankServer(AdminToken.of(TOKEN));
    private int crates;

    @AfterAll
    void stop() {
        server.close();
    }

    /** A crate of which 1.0.0 and 1.0.1 are yanked; its path. */
    private String crate() {
        String name = "crate-" + crates++;
        server.serve(name, yanked("1.0.0", null), yanked("1.0.1", null), release("1.0.2"));
        return "/v1/crates/" + name;
    }

    private JsonArray events(String crate) {
        return server.json(crate + "/yanks").getJsonArray("events");
    }

    @Test
    void aReasonIsServedAtOnceWhereverTheYankIsShown() {
        String crate = crate();
        HttpResponse<String> set = server.put(crate + "/1.0.0/yank", WITH_ADVISORY);
        assertEquals(201, set.statusCode(), set::body);
        assertEquals("operator", new JsonObject(set.body()).getString("class"));
        JsonObject yank = server.json(crate + "/1.0.0/yank");
        assertEquals(
                new JsonObject()
                        .put("source", "operator")
                        .put("text", "Unsound on 32-bit targets")
                        .put("advisory", "RUSTSEC-2020-0071"),
                yank.getJsonArray("reasons").getJsonObject(0));
        assertEquals(yank, server.json(crate + "/1.0.0").getJsonObject("yank"));
        JsonObject ofCrate = server.json(crate).getJsonArray("yanked").getJsonObject(1);
        assertEquals(yank, ofCrate.getJsonObject("yank"));
    }

    @Test
    void whatIsGivenAsTomlCanBePutAgain() {
        String crate = crate();
        server.put(crate + "/1.0.0/yank", WITH_ADVISORY);
        HttpResponse<String> given =
                server.send(server.request(crate + "/1.0.0/yank").header("Accept", "application/toml"));
        assertEquals(WITH_ADVISORY, given.body());
        assertEquals(
                "application/toml", given.headers().firstValue("Content-Type").orElse(""));
        assertEquals(200, server.put(crate + "/1.0.0/yank", given.body()).statusCode());
        assertEquals(1, events(crate).size(), "the same document changes nothing");
    }

    @Test
    void theSameTreeAsJsonIsTheSameDocument() {
        String crate = crate();
        HttpResponse<String> set = server.send(
                server.request(crate + "/1.0.0/yank")
                        .header("Authorization", "bearer " + TOKEN)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .PUT(
                                BodyPublishers.ofString(
                                        "{\"description\":\"Unsound on 32-bit targets\",\"advisory\":{\"id\":\"RUSTSEC-2020-0071\"}}")));
        assertEquals(201, set.statusCode(), set::body);
        assertEquals(200, server.put(crate + "/1.0.0/yank", WITH_ADVISORY).statusCode());
        assertEquals(1, events(crate).size());
    }

    @Test
    void everyChangeIsKeptWithWhatWasBefore() {
        String crate = crate();
        server.put(crate + "/1.0.0/yank", BROKEN);
        server.put(crate + "/1.0.0/yank", WITH_ADVISORY);
        assertEquals(204, server.delete(crate + "/1.0.0/yank").statusCode());
        assertEquals(204, server.delete(crate + "/1.0.0/yank").statusCode(), "there is none any more");
        JsonObject broken = new JsonObject().put("description", "broken");
        JsonObject unsound = new JsonObject()
                .put("description", "Unsound on 32-bit targets")
                .put("advisory", new JsonObject().put("id", "RUSTSEC-2020-0071"));
        JsonArray events = events(crate);
        assertEquals(3, events.size());
        assertEvent(events.getJsonObject(0), "reason_set", null, broken);
        assertEvent(events.getJsonObject(1), "reason_set", broken, unsound);
        assertEvent(events.getJsonObject(2), "reason_withdrawn", unsound, null);
        assertEquals("unexplained", server.json(crate + "/1.0.0/yank").getString("class"));
    }

    private static void assertEvent(JsonObject event, String type, @Nullable Object before, @Nullable Object after) {
        assertEquals("operator", event.getString("source"));
        assertEquals("1.0.0", event.getString("version"));
        assertEquals(type, event.getString("type"));
        assertEquals(before, event.getValue("before"));
        assertEquals(after, event.getValue("after"));
        assertNotNull(Instant.parse(event.getString("at")));
    }

    @Test
    void aReasonDoesNotOutliveItsYank() {
        String crate = crate();
        String name = crate.substring("/v1/crates/".length());
        server.put(crate + "/1.0.0/yank", BROKEN);
        server.serve(name, release("1.0.0"), release("1.0.2"));
        assertEquals(404, server.get(crate + "/1.0.0/yank").statusCode());
        server.serve(name, yanked("1.0.0", Instant.parse("2026-01-01T00:00:00Z")), release("1.0.2"));
        assertEquals("unexplained", server.json(crate + "/1.0.0/yank").getString("class"));
        assertEquals(201, server.put(crate + "/1.0.0/yank", BROKEN).statusCode());
        assertEquals("operator", server.json(crate + "/1.0.0/yank").getString("class"));
        assertEquals(2, events(crate).size());
    }

    @Test
    void withoutATokenOrWithAWrongOneNothingIsWritten() {
        String crate = crate();
        for (String path : List.of(crate + "/1.0.0/yank", crate + "/yanks")) {
            HttpResponse<String> without = server.send(server.request(path).PUT(BodyPublishers.ofString(BROKEN)));
            assertEquals(401, without.statusCode());
            assertTrue(
                    without.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Bearer"));
            for (String wrong : List.of("operators-own-toke", "operators-own-token2", "x")) {
                HttpResponse<String> refused = server.send(server.request(path)
                        .header("Authorization", "Bearer " + wrong)
                        .PUT(BodyPublishers.ofString(BROKEN)));
                assertEquals(403, refused.statusCode());
                assertFalse(refused.body().contains(wrong));
            }
        }
        assertEquals(
                401, server.send(server.request(crate + "/1.0.0/yank").DELETE()).statusCode());
        assertEquals(0, events(crate).size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/1.0.0/yank|`description = `|400|invalid-yank-document",
                "/1.0.0/yank|`description = \"a\"\nreason = \"b\"`|400|invalid-yank-document",
                "/1.0.0/yank|` `|400|blank-body",
                "/1.0.0/yank?x=1|`description = \"a\"`|400|unknown-parameter",
                "/1.0.9/yank|`description = \"a\"`|404|not-found",
                "/1.0.2/yank|`description = \"a\"`|409|not-yanked",
                "/1.0.0/yank|`description = \"a\"\nadvisory.id = \"RUSTSEC-1999-0001\"`|422|no-such-advisory",
                "/yanks|`description = \"a\"`|400|invalid-yank-document",
                "/yanks|`description = \"a\"\nversions = [\"1.0.0\", \"1.0.9\"]`|404|not-found",
                "/yanks|`description = \"a\"\nversions = [\"1.0.0\", \"1.0.2\"]`|409|not-yanked"
            })
    void whatCannotBeWrittenIsAProblemAndNothingIsWritten(String path, String toml, int status, String type) {
        String crate = crate();
        HttpResponse<String> refused = server.put(crate + path, toml);
        assertEquals(status, refused.statusCode(), refused::body);
        assertTrue(new JsonObject(refused.body()).getString("type").endsWith("#" + type), refused::body);
        assertEquals(0, events(crate).size());
    }

    @Test
    void malformedDocumentsAreToldWithTheirPlace() {
        String crate = crate();
        JsonObject toml = new JsonObject(
                server.put(crate + "/1.0.0/yank", "description = \"a\"\nx = 1").body());
        assertEquals(2, toml.getInteger("line"));
        JsonObject json = new JsonObject(server.send(server.request(crate + "/1.0.0/yank")
                        .header("Authorization", "Bearer " + TOKEN)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"description\":\"a\",\"advisory\":{\"id\":7}}")))
                .body());
        assertEquals("/advisory/id", json.getString("pointer"));
    }

    @Test
    void tenThousandVersionsGetOneReasonInOneRevision() {
        String[] numbers = IntStream.range(0, 10_000).mapToObj(i -> "1.0." + i).toArray(String[]::new);
        Release[] releases = new Release[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            releases[i] = yanked(numbers[i], null);
        }
        server.serve("many", releases);
        Object before = server.value("SELECT max(number) FROM revision");
        String versions = List.of(numbers).stream().collect(Collectors.joining("\", \"", "[\"", "\"]"));
        HttpResponse<String> set = server.put("/v1/crates/many/yanks", BROKEN + "versions = " + versions);
        assertEquals(201, set.statusCode(), set::body);
        assertEquals(10_000, new JsonObject(set.body()).getJsonArray("versions").size());
        assertEquals((Long) before + 1, server.value("SELECT max(number) FROM revision"));
        assertEquals(10_000L, server.value("SELECT count(*) FROM yank_reason WHERE crate = 'many'"));
        assertEquals(10_000L, server.value("SELECT count(*) FROM yank_reason_event WHERE crate = 'many'"));
        assertEquals("operator", server.json("/v1/crates/many/1.0.9999/yank").getString("class"));
    }

    @Test
    void writersAtTheSameTimeLoseNothing() {
        String crate = crate();
        List<CompletableFuture<HttpResponse<String>>> writes = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            writes.add(server.putSoon(crate + "/1.0." + i % 2 + "/yank", "description = \"writer " + i + "\""));
        }
        writes.forEach(write -> assertTrue(Await.result(write).statusCode() <= 201));
        JsonArray events = events(crate);
        assertEquals(16, events.size());
        for (String version : List.of("1.0.0", "1.0.1")) {
            Object last = null;
            for (Object each : events) {
                JsonObject event = (JsonObject) each;
                if (event.getString("version").equals(version)) {
                    assertEquals(last, event.getValue("before"), "each follows the one before it");
                    last = event.getValue("after");
                }
            }
            assertNotNull(last);
            assertEquals(
                    ((JsonObject) last).getString("description"),
                    server.json(crate + "/" + version + "/yank")
                            .getJsonArray("reasons")
                            .getJsonObject(0)
                            .getString("text"));
        }
    }

    @Test
    void withoutATokenOfItsOwnTheServerLetsNobodyWrite() {
        try (YankServer closed = new YankServer(AdminToken.NONE)) {
            closed.serve("demo", yanked("1.0.0", null));
            HttpResponse<String> refused = closed.put("/v1/crates/demo/1.0.0/yank", BROKEN);
            assertEquals(403, refused.statusCode());
            assertEquals(200, closed.get("/v1/crates/demo/1.0.0/yank").statusCode());
        }
    }

    @Test
    void aTokenIsLongEnoughAndPlain() {
        for (String wrong : List.of("", "short", "with spaces in it, quite long", "größer-als-sechzehn-zeichen")) {
            assertThrows(IllegalArgumentException.class, () -> AdminToken.of(wrong), wrong);
        }
        assertEquals("AdminToken[***]", AdminToken.of(TOKEN).toString());
    }

    @Test
    void tenWrongTokensAMinuteAreEnough() {
        try (YankServer guessed = new YankServer(AdminToken.of(TOKEN))) {
            for (int i = 0; i < WrongTokens.LIMIT.requests(); i++) {
                assertEquals(403, guess(guessed, "some-wrong-token-" + i).statusCode());
            }
            HttpResponse<String> last = guess(guessed, TOKEN);
            assertEquals(429, last.statusCode());
            long wait = last.headers().firstValueAsLong("Retry-After").orElse(0);
            assertTrue(wait > 30 && wait <= 60, () -> "" + wait);
            assertEquals(
                    "\"token\";r=0;t=" + wait,
                    last.headers().firstValue("RateLimit").orElse(""));
            assertEquals(
                    "\"token\";q=10;w=60",
                    last.headers().firstValue("RateLimit-Policy").orElse(""));
            assertTrue(last.body().contains("/problems#too-many-requests"), last.body());
            assertEquals(200, guessed.get("/v1/status").statusCode());
        }
    }

    private static HttpResponse<String> guess(YankServer server, String token) {
        return server.send(server.request("/v1/crates/no-such-crate/1.0.0/yank")
                .header("Authorization", "Bearer " + token)
                .PUT(BodyPublishers.ofString(BROKEN)));
    }
}

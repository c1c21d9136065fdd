package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.SnapshotBuilder;
import dev.rustsecd.service.snapshot.RefreshState;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations that only read. */
class ReadingHttpTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.loaded();
        server.serve(TestServer.snapshot(), TestFacts.anIngest());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo-bar", "FOO_BAR", "Foo_Bar", "foo%2Dbar"})
    void crateIsFoundHoweverItIsSpelled(String name) {
        JsonObject crate = json("/v1/crates/" + name);
        assertEquals("Foo_Bar", crate.getString("crate"));
        assertNull(crate.getValue("known"));
        assertEquals(List.of("RUSTSEC-2021-0001"), ids(crate.getJsonArray("advisories")));
        assertEquals(List.of("RUSTSEC-2021-0002"), ids(crate.getJsonArray("withdrawn")));
        assertEquals(1, crate.getJsonObject("counts").getInteger("unmaintained"));
    }

    @Test
    void crateWithoutAdvisoriesIsAnsweredAsAsked() {
        JsonObject crate = json("/v1/crates/Serde?versions=true&wait=PT1S");
        assertEquals("Serde", crate.getString("crate"));
        assertTrue(crate.getJsonArray("advisories").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "time/0.1.42, findings, 1",
        "TIME/0.1.42, findings, 1",
        "time/0.2.23, clean, 0",
        "time/0.2.0, clean, 0",
        "time/0.2.23-alpha%2Bb, findings, 1",
        "serde/1.0.0, clean, 0",
        "foo-bar/1.0.0, findings, 1",
    })
    void versionIsJudgedByRanges(String path, String verdict, int findings) {
        HttpResponse<String> answer = server.get("/v1/crates/" + path + "?rust_version=1.70");
        JsonObject report = new JsonObject(answer.body());
        assertEquals(verdict, report.getString("verdict"));
        assertEquals(verdict, answer.headers().firstValue("Rustsec-Verdict").orElse(""));
        assertEquals(findings, report.getJsonArray("findings").size());
        assertEquals("unknown", report.getJsonObject("yank").getString("state"));
    }

    @Test
    void arrayOfLookupsIsAnsweredInOrder() {
        JsonObject answer = new JsonObject(server.post(
                        "/v1/lookup",
                        "[\"time@0.1.42\", {\"name\":\"foo-bar\",\"version\":\"1.0.0\"}, \"nonsense\", 5, {\"name\":\"a\"},"
                                + " \"pkg:cargo/time@0.2.23\"]")
                .body());
        JsonArray results = answer.getJsonArray("results");
        assertEquals(6, results.size());
        assertEquals(json("/v1/crates/time/0.1.42"), results.getJsonObject(0));
        assertEquals("findings", results.getJsonObject(1).getString("verdict"));
        assertEquals("nonsense", results.getJsonObject(2).getString("package"));
        assertEquals(400, results.getJsonObject(3).getJsonObject("error").getInteger("status"));
        assertTrue(results.getJsonObject(4).containsKey("error"));
        assertEquals("clean", results.getJsonObject(5).getString("verdict"));
        assertEquals("database", answer.fieldNames().iterator().next());
    }

    @Test
    void linesAreAnsweredByLines() {
        String lines = "\"time@0.1.42\"\n\nnot json\n{\"name\":\"time\",\"version\":\"0.2.23\"}\r\n\"time@1\"";
        HttpResponse<String> answer = server.post("/v1/lookup", lines, "Content-Type", "application/x-ndjson");
        List<JsonObject> results = answer.body().lines().map(JsonObject::new).toList();
        assertEquals(
                "application/x-ndjson",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals(4, results.size());
        assertEquals("findings", results.get(0).getString("verdict"));
        assertEquals(400, results.get(1).getJsonObject("error").getInteger("status"));
        assertEquals("clean", results.get(2).getString("verdict"));
        assertTrue(results.get(3).getJsonObject("error").getString("type").endsWith("#invalid-version"));
    }

    @ParameterizedTest
    @CsvSource({
        "[], application/json, invalid-json",
        "' [ ] ', text/plain, invalid-json",
        "'', application/json, blank-body",
        "'', application/x-ndjson, blank-body",
        "'\n \r\n\t\n', application/x-ndjson, blank-body",
    })
    void aLookUpOfNothingIsRefused(String body, String type, String problem) {
        HttpResponse<String> answer = server.post("/v1/lookup", body.translateEscapes(), "Content-Type", type);
        assertEquals(400, answer.statusCode(), answer.body());
        JsonObject told = new JsonObject(answer.body());
        assertTrue(told.getString("type").endsWith('#' + problem), answer.body());
        assertTrue(told.getString("detail").contains("time@0.1.42"), answer.body());
    }

    @Test
    void manyLinesAreAllAnswered() {
        HttpResponse<String> answer = server.post("/v1/lookup", "\"time@0.1.42\"\n".repeat(20_000));
        assertEquals(20_000, answer.body().lines().count());
    }

    @Test
    void longArraysAreReferredToLines() {
        String most = "[" + "\"serde@1.0.0\",".repeat(4_999) + "\"serde@1.0.0\"]";
        HttpResponse<String> answer = server.post("/v1/lookup", most);
        assertEquals(
                5_000, new JsonObject(answer.body()).getJsonArray("results").size());
        HttpResponse<String> more = server.post("/v1/lookup", most.replace("]", ",\"serde@1.0.0\"]"));
        assertEquals(413, more.statusCode());
        assertTrue(more.body().contains("NDJSON"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 3",
        "?crate=foo_bar, 2",
        "?kind=unmaintained, 1",
        "?category=code-execution, 1",
        "?keyword=segfault, 1",
        "?severity=medium, 1",
        "?severity=critical, 0",
        "?withdrawn=true, 1",
        "?withdrawn=false, 2",
        "?q=SEGFAULT+unix, 1",
        "?q=cve-2020-26235, 1",
        "?q=segfault+nowhere, 0",
        "?since=2100-01-01, 0",
        "?since=2000-01-01T00:00:00%2B02:00, 3",
    })
    void filtersNarrowTheList(String query, int total) {
        JsonObject page = json("/v1/advisories" + query);
        assertEquals(total, page.getInteger("total"));
        assertEquals(total, page.getJsonArray("items").size());
    }

    @Test
    void pagesFollowEachOther() {
        HttpResponse<String> first = server.get("/v1/advisories?limit=2&withdrawn=false&q=a");
        String link = first.headers().firstValue("Link").orElse("");
        HttpResponse<String> all = server.get("/v1/advisories?limit=2");
        String next = all.headers().firstValue("Link").orElse("").replaceAll("<(.*)>; rel=\"next\"", "$1");
        JsonObject second = json(next);
        assertEquals("", link);
        assertEquals(List.of("RUSTSEC-2021-0002"), ids(second.getJsonArray("items")));
        assertEquals(3, second.getInteger("total"));
        assertNull(second.getValue("next_page_token"));
    }

    @Test
    void advisoryIsFoundByIdAndByAlias() {
        JsonObject byId = json("/v1/advisories/" + TestServer.ID);
        assertEquals(byId, json("/v1/advisories/CVE-2020-26235"));
        assertTrue(byId.containsKey("description_html"));
        assertEquals("medium", byId.getJsonObject("severity").getString("level"));
        assertTrue(byId.getString("description").contains("\"quoted\" \u2028 and \\ odd"));
    }

    @Test
    void sharedAliasIsAChoice() {
        HttpResponse<String> answer = server.get("/v1/advisories/GHSA-shared");
        assertEquals(300, answer.statusCode());
        assertEquals(
                List.of(TestServer.ID, "RUSTSEC-2021-0001"), ids(new JsonObject(answer.body()).getJsonArray("items")));
    }

    @Test
    void statusTellsSourcesQuarantineAndRuns() {
        JsonObject status = json("/v1/status");
        JsonObject source = status.getJsonObject("database")
                .getJsonObject("advisories")
                .getJsonArray("sources")
                .getJsonObject(0);
        assertTrue(source.getString("checked_at").endsWith("Z"));
        assertEquals(
                "advisory_invalid",
                status.getJsonArray("quarantine").getJsonObject(0).getString("reason"));
        assertEquals(
                "published",
                status.getJsonObject("ingest")
                        .getJsonArray("sources")
                        .getJsonObject(0)
                        .getString("outcome"));
    }

    @Test
    void statusTellsWhetherTheDatabaseAnswers() {
        RefreshState up = RefreshState.NEW.succeeded(SnapshotBuilder.NOW);
        server.refreshed(up.failed(SnapshotBuilder.NOW.plusSeconds(10), "PostgreSQL is unreachable"));
        String at = SnapshotBuilder.NOW.toString();
        JsonObject expected = new JsonObject().put("reachable", false).put("read_at", at);
        assertEquals(
                expected.put("error", "PostgreSQL is unreachable"),
                json("/v1/status").getJsonObject("store"));
        server.refreshed(up);
        assertEquals(
                expected.put("reachable", true).putNull("error"),
                json("/v1/status").getJsonObject("store"));
    }

    private static JsonObject json(String path) {
        HttpResponse<String> answer = server.get(path);
        assertEquals(200, answer.statusCode(), answer::body);
        return new JsonObject(answer.body());
    }

    private static List<String> ids(JsonArray advisories) {
        return advisories.stream()
                .map(item -> ((JsonObject) item).getString("id"))
                .toList();
    }
}

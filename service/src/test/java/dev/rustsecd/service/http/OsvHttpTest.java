package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The OSV API over HTTP: what its clients rely on, and its own form of errors. */
class OsvHttpTest {
    private static final String QUERY =
            "{\"package\":{\"name\":\"time\",\"ecosystem\":\"crates.io\"},\"version\":\"0.1.42\"}";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.loaded();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void queryAnswersTheRecordThatGetAnswers() {
        String record = server.get("/v1/vulns/" + TestServer.ID).body();
        HttpResponse<String> answer = server.post("/v1/query?key=ignored", QUERY, "Accept", "application/grpc");
        assertEquals(200, answer.statusCode());
        assertEquals(
                "application/json", answer.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("{\"vulns\":[" + record + "]}", answer.body());
    }

    @Test
    void curlsFormIsReadAsJson() {
        HttpResponse<String> answer =
                server.post("/v1/query", QUERY, "Content-Type", "application/x-www-form-urlencoded");
        assertTrue(answer.body().contains(TestServer.ID));
    }

    @Test
    void whatMatchesNothingIsAnEmptyObject() {
        assertEquals(
                "{}", server.post("/v1/query", QUERY.replace("0.1.42", "0.3.0")).body());
        assertEquals("{}", server.post("/v1/query", "{\"commit\":\"00\"}").body());
        assertEquals("{}", server.post("/v1/querybatch", "").body());
        assertEquals(
                "{\"results\":[{}]}",
                server.post("/v1/querybatch", "{\"queries\":[{\"commit\":\"00\"}]}")
                        .body());
    }

    @Test
    void thousandQueriesAreAnsweredInOrderAndEveryIdCanBeHad() {
        String queries = IntStream.range(0, 1_000)
                .mapToObj(i -> i % 3 == 0 ? QUERY : "{\"package\":{\"purl\":\"pkg:cargo/none@1." + i + "\"}}")
                .collect(Collectors.joining(",", "{\"queries\":[", "]}"));
        JsonArray results =
                new JsonObject(server.post("/v1/querybatch", queries).body()).getJsonArray("results");
        assertEquals(1_000, results.size());
        JsonObject record =
                new JsonObject(server.get("/v1/vulns/" + TestServer.ID).body());
        JsonObject reference = new JsonObject().put("id", TestServer.ID).put("modified", record.getString("modified"));
        for (int i = 0; i < 1_000; i++) {
            JsonObject expected =
                    i % 3 == 0 ? new JsonObject().put("vulns", new JsonArray().add(reference)) : new JsonObject();
            assertEquals(expected, results.getJsonObject(i));
        }
    }

    @Test
    void withdrawnRecordIsAnsweredByIdAlone() {
        String record = server.get("/v1/vulns/RUSTSEC-2021-0002").body();
        assertTrue(record.contains("\"withdrawn\":\"2022-01-01T12:00:00Z\""), record);
        String query = "{\"package\":{\"name\":\"Foo_Bar\",\"ecosystem\":\"crates.io\"}}";
        assertTrue(!server.post("/v1/query", query).body().contains("RUSTSEC-2021-0002"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|/v1/vulns/RUSTSEC-1999-0001|404|5|Vulnerability not found",
                "GET|/v1/vulns/CVE-2020-26235|404|5|Vulnerability not found, but the following aliases were: RUSTSEC-2020-0071",
                "GET|/v1/vulns/GHSA-shared|404|5|Vulnerability not found, but the following aliases were: RUSTSEC-2020-0071 RUSTSEC-2021-0001",
                "GET|/v1/vulns/rustsec-2020-0071|404|5|Vulnerability not found",
                "POST|/v1/query|400|3|no query provided",
                "GET|/v1/query|405|405|The current request is matched to the defined url template \"/v1/query\" but its http method is not allowed",
                "PUT|/v1/querybatch|405|405|The current request is matched to the defined url template \"/v1/querybatch\" but its http method is not allowed",
                "DELETE|/v1/vulns/x|405|405|The current request is matched to the defined url template \"/v1/vulns/{id}\" but its http method is not allowed",
            })
    void errorsAreInOsvsForm(String method, String path, int status, int code, String message) {
        HttpResponse<String> answer = server.send(server.request(path).method(method, BodyPublishers.noBody()));
        assertError(status, code, message, answer);
    }

    @Test
    void idOfMoreThanAHundredCharactersIsRefused() {
        assertError(400, 3, "ID is too long", server.get("/v1/vulns/" + "x".repeat(101)));
        assertError(404, 5, "Vulnerability not found", server.get("/v1/vulns/" + "x".repeat(100)));
    }

    @Test
    void bodiesThatCannotBeReadHaveTheirStatusAsCode() {
        HttpResponse<String> notJson = server.post("/v1/query", "NO_BRACES_JSON");
        assertEquals(400, notJson.statusCode());
        assertEquals(400, new JsonObject(notJson.body()).getInteger("code"));
        HttpResponse<String> coding = server.post("/v1/query", "x", "Content-Encoding", "br");
        assertError(415, 415, "Send the body uncompressed or with gzip.", coding);
        assertEquals("gzip", coding.headers().firstValue("Accept-Encoding").orElseThrow());
        HttpResponse<String> damaged = server.post("/v1/querybatch", "x", "Content-Encoding", "gzip");
        assertError(400, 400, "The body is not a complete gzip file.", damaged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/query", "/v1/querybatch"})
    void bodyBeyondTheLimitIs413(String path) {
        try (TestServer strict = TestServer.strict(Duration.ofSeconds(30), 1_000, 1_000)) {
            HttpResponse<String> answer = strict.post(path, " ".repeat(1_001));
            assertError(413, 413, "The body of a request may have at most 1000 bytes after decompression.", answer);
        }
    }

    @Test
    void beforeTheFirstLoadTheServiceIsUnavailable() {
        try (TestServer empty = TestServer.empty()) {
            for (String path :
                    new String[] {"/v1/vulns/x", "/osv/crates.io/all.zip", "/packages/time.json", "/feed.xml"}) {
                assertEquals(503, empty.get(path).statusCode(), path);
            }
            HttpResponse<String> answer = empty.post("/v1/query", QUERY);
            assertError(503, 14, "Still loading advisories.", answer);
            assertTrue(answer.headers().firstValue("Retry-After").isPresent());
        }
    }

    @Test
    void preflightAllowsAnyOriginToAsk() {
        HttpResponse<String> answer =
                server.send(server.request("/v1/querybatch").method("OPTIONS", BodyPublishers.noBody()));
        assertEquals(204, answer.statusCode());
        assertEquals(
                "*", answer.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
        assertEquals(
                "POST, OPTIONS",
                answer.headers().firstValue("Access-Control-Allow-Methods").orElseThrow());
    }

    private static void assertError(int status, int code, String message, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer::body);
        assertEquals(
                "application/json", answer.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "*", answer.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
        assertEquals(new JsonObject().put("code", code).put("message", message), new JsonObject(answer.body()));
    }
}

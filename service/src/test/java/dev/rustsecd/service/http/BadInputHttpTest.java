package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.service.render.ReportFormat;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of bad input gets its own problem, and the server goes on as if nothing had been. */
class BadInputHttpTest {
    private static final String AUDIT = "/v1/audit";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.loaded();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void serverIsAsGoodAsNew() {
        assertEquals(200, server.post(AUDIT, TestServer.LOCKFILE).statusCode());
        assertEquals(0, server.settled("rustsecd.requests.body.bytes"));
        assertEquals(0, server.settled("rustsecd.worker.tasks"));
    }

    static Stream<Arguments> bodies() {
        String entry = "[[package]]\nname = \"a%d\"\nversion = \"1.0.0\"\n\n";
        StringBuilder packages = new StringBuilder("version = 3\n\n");
        for (int i = 0; i < 150_000; i++) {
            packages.append(String.format(entry, i));
        }
        return Stream.of(
                Arguments.of("", 400, "blank-body"),
                Arguments.of(" \n\t ", 400, "blank-body"),
                Arguments.of("<html>", 400, "invalid-lockfile"),
                Arguments.of("version = 5\n" + String.format(entry, 1), 400, "unsupported-lockfile-version"),
                Arguments.of("[[package]]\n<<<<<<< HEAD\nname = \"a\"\n=======\n", 400, "invalid-lockfile"),
                Arguments.of("[[package]]\nname = \"a\u0000\"\nversion = \"1.0.0\"\n", 400, "not-utf-8"),
                Arguments.of("a = " + "[".repeat(100_000), 400, "invalid-lockfile"),
                Arguments.of("a = " + "{b=".repeat(100_000), 400, "invalid-lockfile"),
                Arguments.of(packages.toString(), 413, "lockfile-too-large"),
                Arguments.of("{\"packages\":" + "[".repeat(100_000), 400, "invalid-json"),
                Arguments.of("{\"a\":".repeat(100_000), 400, "invalid-json"),
                Arguments.of("{}", 400, "invalid-json"),
                Arguments.of("{\"lockfile\":\"\"}", 400, "blank-body"),
                Arguments.of("{\"lockfile\":1}", 400, "invalid-json"),
                Arguments.of("{\"lockfile\":\"a\",\"lockfile\":\"b\"}", 400, "invalid-json"),
                Arguments.of("{\"lockfile\":\"a\",\"packages\":[]}", 400, "invalid-json"),
                Arguments.of("{\"packages\":[],\"unknown\":1}", 400, "invalid-json"),
                Arguments.of("{\"packages\":[]} x", 400, "invalid-json"),
                Arguments.of("[\"time@0.1.42\"", 400, "invalid-json"),
                Arguments.of("[\"time\"]", 400, "invalid-json"),
                Arguments.of("[\"time@x\"]", 400, "invalid-version"),
                Arguments.of("[\"\\ud800@1.0.0\"]", 400, "invalid-json"),
                Arguments.of("[\"pkg:npm/a@1.0.0\"]", 400, "invalid-purl"),
                Arguments.of("[{\"name\":\"a\",\"version\":\"1.0.0\",\"source\":\"x\"}]", 400, "invalid-source"),
                Arguments.of("{\"packages\":[],\"policy\":{\"severty\":\"low\"}}", 400, "unknown-parameter"),
                Arguments.of("{\"packages\":[],\"policy\":{\"severity\":\"lo\"}}", 400, "invalid-parameter"),
                Arguments.of("{\"packages\":[],\"policy\":{\"ignore\":[1]}}", 400, "invalid-json"),
                Arguments.of("[" + "\"a@1.0.0\",".repeat(20_000) + "\"a@1.0.0\"]", 413, "lockfile-too-large"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void badBodyIsRefused(String body, int status, String slug) {
        assertProblem(server.post(AUDIT, body), status, slug);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] bytes = TestServer.LOCKFILE.getBytes(StandardCharsets.UTF_16);
        assertProblem(server.post(AUDIT, bytes), 400, "not-utf-8");
        byte[] json = "[\"a\u00e9@1.0.0\"]".getBytes(StandardCharsets.ISO_8859_1);
        assertProblem(server.post(AUDIT, json), 400, "not-utf-8");
    }

    @Test
    void placesAreNamed() {
        JsonObject lockfile = problem(server.post(AUDIT, "version = 3\n\n[[package]]\nname = \"a\n"));
        assertEquals(4, lockfile.getInteger("line"));
        assertTrue(lockfile.getInteger("column") > 0);
        JsonObject json = problem(server.post(AUDIT, "{\"packages\":[\"a@1.0.0\",\"b@\"]}"));
        assertEquals("/packages/1", json.getString("pointer"));
        JsonObject policy = problem(server.post(AUDIT, "{\"packages\":[],\"policy\":{\"plan\":\"maybe\"}}"));
        assertEquals("/policy/plan", policy.getString("pointer"));
    }

    @Test
    void dependencyCyclesAreAudited() {
        String cycle = """
                version = 3

                [[package]]
                name = "a"
                version = "1.0.0"
                dependencies = [
                 "time",
                ]

                [[package]]
                name = "time"
                version = "0.1.42"
                source = "registry+https://github.com/rust-lang/crates.io-index"
                dependencies = [
                 "a",
                ]
                """;
        HttpResponse<String> answer = server.post(AUDIT, cycle);
        assertEquals(200, answer.statusCode());
        assertEquals(1, new JsonObject(answer.body()).getJsonArray("findings").size());
    }

    @Test
    void twoHundredThousandPackagesAreTooLarge() {
        String entry = "[[package]]\nname = \"abcdefg\"\nversion = \"1.0.0\"\n\n";
        assertProblem(server.post(AUDIT, entry.repeat(200_000)), 413, "body-too-large");
    }

    @Test
    void nineMegabytesAreTooLarge() {
        byte[] body = new byte[9 * 1_024 * 1_024];
        JsonObject announced = assertProblem(server.post(AUDIT, body), 413, "body-too-large");
        assertEquals(TestServer.MAX_BODY, announced.getInteger("limit"));
        HttpResponse<String> chunked = server.send(server.request(AUDIT)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(body))));
        assertProblem(chunked, 413, "body-too-large");
    }

    @Test
    void gzipBombIsTooLarge() {
        byte[] bomb = Bomb.ofTwoGigabytes();
        assertTrue(bomb.length < 3_000_000, "it is small while it is packed");
        JsonObject problem = assertProblem(server.post(AUDIT, bomb, "Content-Encoding", "gzip"), 413, "body-too-large");
        assertEquals(TestServer.MAX_BODY, problem.getInteger("limit"));
    }

    @Test
    void damagedAndUnknownCodingsAreRefused() {
        assertProblem(server.post(AUDIT, "no gzip", "Content-Encoding", "gzip"), 400, "broken-content-coding");
        byte[] half = java.util.Arrays.copyOf(AuditLockfileHttpTest.gzip(new byte[100_000]), 60);
        assertProblem(server.post(AUDIT, half, "Content-Encoding", "gzip"), 400, "broken-content-coding");
        HttpResponse<String> brotli = server.post(AUDIT, "x", "Content-Encoding", "br");
        assertProblem(brotli, 415, "unsupported-content-coding");
        assertEquals("gzip", brotli.headers().firstValue("Accept-Encoding").orElse(""));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/audit?severty=low, 400, unknown-parameter",
        "POST, /v1/audit?severity=lo, 400, invalid-parameter",
        "POST, /v1/audit?severity=low&severity=high, 400, invalid-parameter",
        "POST, /v1/audit?unscored=, 400, invalid-parameter",
        "POST, /v1/audit?fail_on=sth, 400, invalid-parameter",
        "POST, /v1/audit?format=xml, 400, invalid-parameter",
        "POST, /v1/audit?rust_version=1, 400, invalid-parameter",
        "POST, /v1/audit?rust_version=1.70.0-nightly, 400, invalid-parameter",
        "POST, /v1/audit?path=/etc/passwd, 400, invalid-parameter",
        "POST, /v1/audit?path=a%0ab, 400, invalid-parameter",
        "POST, /v1/audit?max_staleness=1d, 400, invalid-parameter",
        "POST, /v1/audit?max_staleness=-P1D, 400, invalid-parameter",
        "POST, /v1/audit?wait=PT31S, 400, invalid-parameter",
        "POST, /v1/audit?plan=%zz, 400, invalid-parameter",
        "POST, /v1/audit?plan=%ff, 400, invalid-parameter",
        "GET, /v1/audit, 405, method-not-allowed",
        "PUT, /v1/crates/time, 405, method-not-allowed",
        "DELETE, /v1/status, 405, method-not-allowed",
        "GET, /v1/nothing, 404, not-found",
        "POST, /nothing/here, 404, not-found",
        "GET, /v1/crates/time?x=1, 400, unknown-parameter",
        "GET, /v1/crates/time?versions=yes, 400, invalid-parameter",
        "GET, /v1/crates/1time, 400, invalid-crate-name",
        "GET, /v1/crates/%C3%A9, 400, invalid-crate-name",
        "GET, /v1/crates/%zz, 400, malformed-request",
        "GET, /v1/crates/time/1.x, 400, invalid-version",
        "GET, /v1/crates/time/1.0.0?severity=low, 400, unknown-parameter",
        "GET, /v1/advisories/RUSTSEC-1999-0001, 404, not-found",
        "GET, /v1/advisories?limit=0, 400, invalid-parameter",
        "GET, /v1/advisories?limit=1001, 400, invalid-parameter",
        "GET, /v1/advisories?page_token=x, 400, invalid-parameter",
        "GET, /v1/advisories?page_token=%21, 400, invalid-parameter",
        "GET, /v1/advisories?since=yesterday, 400, invalid-parameter",
        "GET, /v1/advisories?kind=bad, 400, invalid-parameter",
        "GET, /v1/status?x=1, 400, unknown-parameter",
    })
    void badRequestLineIsRefused(String method, String path, int status, String slug) {
        String body = method.equals("POST") ? TestServer.LOCKFILE : "";
        String answer = server.raw(
                method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body,
                false);
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(answer.contains("#" + slug + "\""), answer);
        assertTrue(
                answer.contains("access-control-allow-origin: *") || answer.contains("Access-Control-Allow-Origin: *"));
    }

    @Test
    void unknownParametersAreAnsweredWithTheKnownOnes() {
        String detail = problem(server.post(AUDIT + "?severty=low", TestServer.LOCKFILE))
                .getString("detail");
        assertTrue(detail.contains("severty") && detail.contains("max_staleness"), detail);
    }

    @Test
    void memberInBodyAndQueryIsRefused() {
        JsonObject problem = assertProblem(
                server.post(AUDIT + "?plan=true", "{\"packages\":[],\"policy\":{\"plan\":true}}"),
                400,
                "invalid-parameter");
        assertEquals("/policy/plan", problem.getString("pointer"));
    }

    @Test
    void wrongMethodsAreToldTheRightOnes() {
        assertEquals(
                "POST, QUERY, OPTIONS",
                server.get(AUDIT).headers().firstValue("Allow").orElse(""));
        assertEquals(
                "GET, HEAD, OPTIONS",
                server.post("/v1/status", "").headers().firstValue("Allow").orElse(""));
    }

    @Test
    void representationsThatAreNotThereAreNamed() {
        JsonObject problem =
                assertProblem(server.post(AUDIT, TestServer.LOCKFILE, "Accept", "image/png"), 406, "not-acceptable");
        String formats = Arrays.stream(ReportFormat.values())
                .map(format -> format.label() + " (" + format.mediaType() + ")")
                .collect(Collectors.joining(", "));
        assertEquals("This answer is only available as " + formats + ".", problem.getString("detail"));
        assertProblem(server.get("/v1/status", "Accept", "text/html"), 406, "not-acceptable");
    }

    private static JsonObject problem(HttpResponse<String> answer) {
        return new JsonObject(answer.body());
    }

    private static JsonObject assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertEquals(status, answer.statusCode(), answer::body);
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
        JsonObject problem = problem(answer);
        assertEquals("/problems#" + slug, problem.getString("type"), answer::body);
        assertEquals(status, problem.getInteger("status"));
        assertEquals(answer.headers().firstValue("X-Request-Id").orElse(""), problem.getString("instance"));
        assertEquals(
                "*", answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        return problem;
    }
}

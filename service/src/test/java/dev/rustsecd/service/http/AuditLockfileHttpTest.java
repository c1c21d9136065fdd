package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLockfileHttpTest {
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

    @Test
    void lockfileAsCurlSendsItIsAudited() {
        HttpResponse<String> answer =
                server.post(AUDIT, TestServer.LOCKFILE, "Content-Type", "application/x-www-form-urlencoded");
        assertEquals(200, answer.statusCode());
        assertEquals("findings", header(answer, "Rustsec-Verdict"));
        assertEquals("advisories=60", header(answer, "Rustsec-Data-Age"));
        JsonObject finding = findings(answer).getJsonObject(0);
        assertEquals(TestServer.ID, finding.getJsonObject("advisory").getString("id"));
        assertTrue(finding.getValue("paths") instanceof JsonArray);
        assertEquals("0.2.23", finding.getJsonObject("fix").getString("version"));
        assertEquals(
                List.of(
                        "verdict",
                        "complete",
                        "incomplete_because",
                        "summary",
                        "database",
                        "findings",
                        "yanked",
                        "fix_all",
                        "ignored",
                        "stale_ignores",
                        "not_in_registry",
                        "skipped",
                        "remarks"),
                List.copyOf(new JsonObject(answer.body()).fieldNames()));
    }

    @Test
    void moreFindingsThanTheEventLoopReportsAreAllReported() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 301; i++) {
            body.append("[[package]]\nname = \"time\"\nversion = \"0.1.").append(i);
            body.append("\"\nsource = \"sparse+https://index.crates.io/\"\n");
        }
        HttpResponse<String> answer = server.post(AUDIT, body.toString());
        assertEquals(200, answer.statusCode());
        assertEquals(301, findings(answer).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"time@0.1.42\"]",
                " [ \"pkg:cargo/time@0.1.42\" ]",
                "{\"packages\":[{\"name\":\"time\",\"version\":\"0.1.42\"}]}",
                "{\"packages\":[\"time@0.1.42\"],\"policy\":{\"severity\":\"low\"}}",
                "{\"lockfile\":\"[[package]]\\nname = \\\"time\\\"\\nversion = \\\"0.1.42\\\"\\nsource ="
                        + " \\\"sparse+https://index.crates.io/\\\"\\n\"}"
            })
    void everyFormOfBodyFindsTheSame(String body) {
        assertEquals(1, findings(server.post(AUDIT, body)).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"pkg:cargo/time@0.1.42?vcs_url=git%2Bhttps://example.com/time\"]",
                "[\"pkg:cargo/time@0.1.42?download_url=file://.\"]",
                "{\"packages\":[{\"name\":\"time\",\"version\":\"0.1.42\",\"source\":\"git+https://example.com/t#abc\"}]}"
            })
    void packagesFromElsewhereAreSkipped(String body) {
        JsonObject report = new JsonObject(server.post(AUDIT, body).body());
        assertEquals("clean", report.getString("verdict"));
        assertEquals(1, report.getJsonArray("skipped").size());
        JsonObject skipped = report.getJsonArray("skipped").getJsonObject(0);
        JsonArray named = skipped.getString("reason").equals("git") ? new JsonArray().add("time@0.1.42") : null;
        assertEquals(named, skipped.getJsonArray("packages"));
    }

    @Test
    void gzipBodiesAreInflated() {
        HttpResponse<String> answer = server.post(
                AUDIT, gzip(TestServer.LOCKFILE.getBytes(StandardCharsets.UTF_8)), "Content-Encoding", "gzip");
        assertEquals(1, findings(answer).size());
    }

    @Test
    void chunkedBodiesAreRead() {
        byte[] body = TestServer.LOCKFILE.getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = server.send(
                server.request(AUDIT).POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));
        assertEquals(1, findings(answer).size());
    }

    @Test
    void clientsThatWaitToContinueAreToldTo() {
        HttpResponse<String> answer = server.send(
                server.request(AUDIT).expectContinue(true).POST(BodyPublishers.ofString(TestServer.LOCKFILE)));
        assertEquals(1, findings(answer).size());
    }

    @Test
    void otherLayoutsAreReadByTheFullReader() {
        String body = TestServer.LOCKFILE.replace("name = ", "name   =   ");
        assertEquals(1, findings(server.post(AUDIT, body)).size());
    }

    @ParameterizedTest
    @CsvSource({
        "?fail_on=vulnerability, 422",
        "?fail_on=unsound, 200",
        "?fail_on=notice&fail_on=any, 422",
        "?fail_on=notice%2Cany, 422",
        "?fail_on=malicious, 200",
        "?fail_on=unknown, 200",
        "?ignore=CVE-2020-26235&fail_on=any, 200",
        "?severity=critical&fail_on=any, 200",
    })
    void failOnDecidesTheStatus(String query, int status) {
        HttpResponse<String> answer = server.post(AUDIT + query, TestServer.LOCKFILE);
        assertEquals(status, answer.statusCode());
        assertTrue(new JsonObject(answer.body()).containsKey("verdict"));
    }

    @Test
    void ignoredFindingsAreListed() {
        JsonObject report = new JsonObject(
                server.post(AUDIT + "?ignore=CVE-2020-26235&ignore=RUSTSEC-1999-0001", TestServer.LOCKFILE)
                        .body());
        assertEquals("clean", report.getString("verdict"));
        assertEquals(
                new JsonObject()
                        .put("ignore", "CVE-2020-26235")
                        .put("package", new JsonObject().put("name", "time").put("version", "0.1.42"))
                        .put("advisory", TestServer.ID)
                        .put("kind", "vulnerability"),
                report.getJsonArray("ignored").getJsonObject(0));
        assertEquals(new JsonArray().add("RUSTSEC-1999-0001"), report.getJsonArray("stale_ignores"));
    }

    @Test
    void withoutPlansThereIsNoFix() {
        JsonObject report = new JsonObject(
                server.post(AUDIT + "?plan=false", TestServer.LOCKFILE).body());
        assertNull(report.getValue("fix_all"));
        assertNull(report.getJsonArray("findings").getJsonObject(0).getValue("fix"));
    }

    @Test
    void lineIsTheMessageAlone() {
        HttpResponse<String> answer = server.post(AUDIT + "?format=line", TestServer.LOCKFILE);
        assertEquals("text/plain; charset=utf-8", header(answer, "Content-Type"));
        assertEquals(
                "warning: Cargo.lock contains 1 crate with security advisory: time 0.1.42 (RUSTSEC-2020-0071)",
                answer.body().strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*|application/json",
                "application/json|application/json",
                "application/*|application/json",
                "text/plain|text/plain; charset=utf-8",
                "text/*;q=0.9, application/json;q=0.1|text/plain; charset=utf-8",
                "text/html, */*;q=0.8|text/html; charset=utf-8",
                "application/json;q=0, */*|text/plain; charset=utf-8",
                "application/sarif+json|application/sarif+json",
                "application/vnd.cyclonedx+json;version=1.6|application/vnd.cyclonedx+json",
                "application/vnd.cargo-audit+json;q=0.5, text/css|application/vnd.cargo-audit+json",
                "text/markdown;q=0.8, application/sarif+json;q=0.9|application/sarif+json",
                "text/markdown, text/plain;q=0.9, */*;q=0.1|text/markdown; charset=utf-8",
            })
    void acceptChoosesTheRepresentation(String accept, String contentType) {
        assertEquals(contentType, header(server.post(AUDIT, TestServer.LOCKFILE, "Accept", accept), "Content-Type"));
    }

    @ParameterizedTest
    @CsvSource({
        "json, application/json",
        "text, text/plain; charset=utf-8",
        "line, text/plain; charset=utf-8",
        "cargo-audit, application/vnd.cargo-audit+json",
        "sarif, application/sarif+json",
        "cyclonedx, application/vnd.cyclonedx+json",
        "markdown, text/markdown; charset=utf-8",
    })
    void everyFormatHasItsName(String format, String contentType) {
        HttpResponse<String> answer =
                server.post(AUDIT + "?format=" + format, TestServer.LOCKFILE, "Accept", "image/png");
        assertEquals(200, answer.statusCode());
        assertEquals(contentType, header(answer, "Content-Type"));
        assertEquals("findings", header(answer, "Rustsec-Verdict"));
    }

    @Test
    void safeMethodGetsNotModifiedAndPostPreconditionFailed() {
        String tag = header(server.post(AUDIT, TestServer.LOCKFILE), "ETag");
        HttpResponse<String> post = server.post(AUDIT, TestServer.LOCKFILE, "If-None-Match", tag);
        assertEquals(412, post.statusCode());
        assertEquals("", post.body());
        HttpResponse<String> query = server.send(server.request(AUDIT)
                .method("QUERY", BodyPublishers.ofString(TestServer.LOCKFILE))
                .header("If-None-Match", "\"other\", W/" + tag));
        assertEquals(304, query.statusCode());
        assertEquals(tag, header(query, "ETag"));
    }

    @Test
    void staleFactsAreNeverClean() {
        try (TestServer other = TestServer.empty()) {
            other.serve(dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot().seed().build());
            HttpResponse<String> answer = other.post(AUDIT, "[\"time@0.1.42\"]");
            assertEquals("unknown", header(answer, "Rustsec-Verdict"));
            assertFalse(answer.headers().firstValue("Rustsec-Data-Age").isPresent());
            assertEquals(
                    "advisories_stale",
                    new JsonObject(answer.body())
                            .getJsonArray("incomplete_because")
                            .getJsonObject(0)
                            .getString("reason"));
            assertEquals(
                    422,
                    other.post(AUDIT + "?fail_on=unknown", "[\"time@0.1.42\"]").statusCode());
        }
    }

    @Test
    void nothingLoadedIsServiceUnavailable() {
        try (TestServer other = TestServer.empty()) {
            HttpResponse<String> answer = other.post(AUDIT, TestServer.LOCKFILE);
            assertEquals(503, answer.statusCode());
            assertEquals("5", header(answer, "Retry-After"));
        }
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static JsonArray findings(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer::body);
        return new JsonObject(answer.body()).getJsonArray("findings");
    }
}

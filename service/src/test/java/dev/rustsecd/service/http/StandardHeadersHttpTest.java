package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What all answers have in common: entity tags, codings, cross-origin and request headers. */
class StandardHeadersHttpTest {
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
    void headHasTheHeadersOfGetAndNoBody() {
        HttpResponse<String> get = server.get("/v1/crates/time");
        HttpResponse<String> head =
                server.send(server.request("/v1/crates/time").method("HEAD", BodyPublishers.noBody()));
        assertEquals("", head.body());
        assertEquals(get.headers().firstValue("ETag"), head.headers().firstValue("ETag"));
        assertEquals(get.headers().firstValue("Content-Length"), head.headers().firstValue("Content-Length"));
    }

    @Test
    void entityTagSavesTheBody() {
        String tag = server.get("/v1/crates/time").headers().firstValue("ETag").orElse("");
        HttpResponse<String> again = server.get("/v1/crates/time", "If-None-Match", tag);
        assertEquals(304, again.statusCode());
        assertFalse(again.headers().firstValue("Content-Type").isPresent());
        assertEquals(
                200, server.get("/v1/crates/time", "If-None-Match", "\"other\"").statusCode());
    }

    @Test
    void gzipIsItsOwnEntity() throws IOException {
        HttpResponse<String> plain = server.get("/v1/crates/time");
        HttpResponse<byte[]> packed = server.send(
                server.request("/v1/crates/time").header("Accept-Encoding", "br, gzip"), BodyHandlers.ofByteArray());
        String tag = packed.headers().firstValue("ETag").orElse("");
        assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElse(""));
        assertEquals(plain.headers().firstValue("ETag").orElse("").replaceAll("\"$", "-gzip\""), tag);
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
        assertEquals(plain.body(), new String(unpacked, StandardCharsets.UTF_8));
        assertEquals(
                304,
                server.get("/v1/crates/time", "Accept-Encoding", "gzip", "If-None-Match", tag)
                        .statusCode());
        assertFalse(server.get("/v1/crates/time", "Accept-Encoding", "gzip;q=0")
                .headers()
                .firstValue("Content-Encoding")
                .isPresent());
    }

    /** Errors, redirects, answers without a body and those of other people's clients included. */
    @ParameterizedTest
    @CsvSource({
        "GET,     /v1/status, 200",
        "HEAD,    /v1/status, 200",
        "OPTIONS, /v1/status, 204",
        "GET,     /v1/status?x=1, 400",
        "GET,     /v1/nothing, 404",
        "DELETE,  /v1/status, 405",
        "FOO,     /v1/status, 405",
        "POST,    /v1/audit, 400",
        "PUT,     /v1/crates/a/1.0.0/yank, 403",
        "GET,     /v1/advisories/none, 404",
        "GET,     /v1/advisories/GHSA-shared, 300",
        "GET,     /v1/vulns/none, 404",
        "POST,    /v1/query, 400",
        "GET,     /packages/none.json, 404",
        "GET,     /feed.xml, 200",
        "GET,     /badge/time.svg, 200",
        "GET,     /advisories/CVE-2020-26235.html, 303",
        "GET,     /crates/n%20o, 400",
        "GET,     /problems, 200",
        "GET,     /assets/none/none, 404",
        "GET,     /%zz, 400",
        "GET,     /openapi.json, 200",
    })
    void anyPageMayReadAnyAnswer(String method, String path, int status) {
        String answer = server.raw(
                method + " " + path + " HTTP/1.1\r\nHost: x\r\nOrigin: https://example.com\r\n"
                        + "Connection: close\r\nContent-Length: 0\r\n\r\n",
                false);
        assertReadableByAnyPage(answer, status);
    }

    @ParameterizedTest
    @CsvSource({"GET /v1/status HTTP/3.0, 400", "hello, 400"})
    void anyPageMayReadWhatIsSaidToWhatIsNoRequest(String line, int status) {
        assertReadableByAnyPage(server.raw(line + "\r\nHost: x\r\n\r\n", false), status);
    }

    private static void assertReadableByAnyPage(String answer, int status) {
        String head = answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT);
        assertTrue(head.matches("(?s)http/1\\.[01] " + status + " .*"), answer);
        assertTrue(head.contains("\r\naccess-control-allow-origin: *"), answer);
        assertTrue(head.contains("\r\nvary: accept, accept-encoding"), answer);
        String exposed = head.replaceAll("(?s).*\r\naccess-control-expose-headers: ([^\r]*).*", "$1");
        for (String field : List.of(
                "rustsec-verdict",
                "rustsec-data-age",
                "rustsec-revision",
                "etag",
                "link",
                "ratelimit",
                "ratelimit-policy")) {
            assertTrue(List.of(exposed.split(", ")).contains(field), answer);
        }
    }

    @Test
    void preflightNamesMethodsAndHeaders() {
        HttpResponse<String> answer = server.send(server.request("/v1/audit")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Access-Control-Request-Method", "POST"));
        assertEquals(204, answer.statusCode());
        assertEquals(
                "POST, QUERY, OPTIONS",
                answer.headers().firstValue("Access-Control-Allow-Methods").orElse(""));
        assertTrue(answer.headers()
                .firstValue("Access-Control-Allow-Headers")
                .orElse("")
                .contains("Content-Type"));
    }

    @Test
    void requestIdIsTheClientsWherePlain() {
        assertEquals(
                "build-17",
                server.get("/v1/status", "X-Request-Id", "build-17")
                        .headers()
                        .firstValue("X-Request-Id")
                        .orElse(""));
        assertFalse(server.get("/v1/status", "X-Request-Id", "a b")
                .headers()
                .firstValue("X-Request-Id")
                .orElse("")
                .contains(" "));
    }

    @Test
    void http2IsNotSpokenInTheClear() throws IOException, InterruptedException {
        // A new client: one that has spoken HTTP/1.1 with the server goes on so.
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        server.request("/v1/status")
                                .version(HttpClient.Version.HTTP_2)
                                .build(),
                        BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        assertEquals(HttpClient.Version.HTTP_1_1, answer.version());
    }

    @Test
    void unchangedFactsGiveTheSameBytes() {
        String before = server.get("/v1/crates/time").body();
        server.serve(TestServer.snapshot(), TestFacts.anIngest());
        assertEquals(before, server.get("/v1/crates/time").body());
    }
}

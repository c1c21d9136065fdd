package dev.rustsecd.service.http;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** rustsec.org's data, the dumps, and what the answers that are made beforehand have in common. */
class HotAnswersHttpTest {
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
    void packageHasItsRecordsWithdrawnOnesToo() {
        JsonArray records =
                new JsonArray(server.get("/packages/Foo_Bar.json?cache=bust").body());
        assertEquals(2, records.size());
        assertEquals("RUSTSEC-2021-0001", records.getJsonObject(0).getString("id"));
        assertEquals("2022-01-01T12:00:00Z", records.getJsonObject(1).getString("withdrawn"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/packages/foo-bar.json", "/packages/none.json", "/packages/none.html", "/packages/time"})
    void namesAreExactAndOtherFilesAreNotThere(String path) {
        HttpResponse<String> answer = server.get(path);
        assertEquals(404, answer.statusCode());
        assertEquals(
                "*", answer.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/vulns/RUSTSEC-2020-0071, application/json",
        "/packages/time.json, application/json",
        "/osv/crates.io/all.zip, application/zip",
        "/osv/crates.io/modified_id.csv, text/csv",
        "/feed.xml, application/atom+xml; charset=utf-8",
    })
    void everyAnswerHasItsTagAndAMatchHasNoBody(String path, String type) {
        HttpResponse<byte[]> whole = server.send(server.request(path), BodyHandlers.ofByteArray());
        String tag = whole.headers().firstValue("ETag").orElseThrow();
        assertEquals(type, whole.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "advisories=60", whole.headers().firstValue("Rustsec-Data-Age").orElseThrow());
        HttpResponse<String> match = server.get(path, "If-None-Match", "\"other\", " + tag);
        assertEquals(304, match.statusCode());
        assertEquals("", match.body());
        assertEquals(tag, match.headers().firstValue("ETag").orElseThrow());
        HttpResponse<String> head = server.send(server.request(path).method("HEAD", BodyPublishers.noBody()));
        assertEquals(200, head.statusCode());
        assertEquals(
                whole.body().length,
                head.headers().firstValueAsLong("Content-Length").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/vulns/RUSTSEC-2020-0071", "/packages/time.json"})
    void whoNamesTheTagAloneGetsWhatARouteWouldAnswer(String path) {
        String tag = server.get(path).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> quick = server.get(path, "X-Request-Id", "one", "If-None-Match", tag);
        HttpResponse<String> routed = server.get(path, "X-Request-Id", "one", "If-None-Match", "\"other\", " + tag);
        assertEquals(304, quick.statusCode());
        assertEquals("", quick.body());
        assertEquals(routed.headers(), quick.headers());
        assertEquals(200, server.get(path, "If-None-Match", "\"other\"").statusCode());
    }

    @Test
    void gzipIsReadyForThoseWhoTakeItAndHasATagOfItsOwn() throws IOException {
        HttpResponse<byte[]> plain = server.send(server.request("/packages/time.json"), BodyHandlers.ofByteArray());
        HttpResponse<byte[]> gzip = server.send(
                server.request("/packages/time.json").header("Accept-Encoding", "br, gzip;q=0.5"),
                BodyHandlers.ofByteArray());
        assertEquals("gzip", gzip.headers().firstValue("Content-Encoding").orElseThrow());
        assertTrue(gzip.headers().firstValue("Vary").orElseThrow().contains("Accept-Encoding"));
        assertTrue(!gzip.headers().firstValue("ETag").equals(plain.headers().firstValue("ETag")));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip.body()))) {
            assertArrayEquals(plain.body(), in.readAllBytes());
        }
        String tag = gzip.headers().firstValue("ETag").orElseThrow();
        assertEquals(
                304,
                server.get("/packages/time.json", "Accept-Encoding", "gzip", "If-None-Match", tag)
                        .statusCode());
    }

    @Test
    void archiveIsNotCompressedAgain() {
        HttpResponse<String> archive = server.get("/osv/crates.io/all.zip", "Accept-Encoding", "gzip");
        assertTrue(archive.headers().firstValue("Content-Encoding").isEmpty());
        assertTrue(archive.body().startsWith("PK"));
        assertTrue(archive.headers().firstValue("X-Goog-Hash").orElseThrow().matches("crc32c=[A-Za-z0-9+/]{6}=="));
    }

    @Test
    void answersFollowTheFacts() {
        try (TestServer changing = TestServer.loaded()) {
            String before = changing.get("/packages/time.json").body();
            changing.serve(aSnapshot()
                    .with(anAdvisory().id(TestServer.ID).title("Changed"))
                    .build());
            JsonObject after = new JsonArray(changing.get("/packages/time.json").body()).getJsonObject(0);
            assertTrue(!before.contains("Changed"));
            assertEquals("Changed", after.getString("summary"));
            assertEquals(404, changing.get("/packages/Foo_Bar.json").statusCode());
            assertTrue(changing.get("/v1/vulns/" + TestServer.ID).body().contains("Changed"));
            assertEquals(
                    "2020-11-18T12:00:00Z,RUSTSEC-2020-0071\n",
                    changing.get("/osv/crates.io/modified_id.csv").body());
        }
    }
}

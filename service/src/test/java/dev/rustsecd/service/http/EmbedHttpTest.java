package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cards that other sites show, and how they find them. */
class EmbedHttpTest {
    private static final int MAX_BYTES = 10 * 1_024;
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.loaded();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/embed/time/0.1.42, findings",
        "/embed/time/0.2.23, clean",
        "/embed/time, findings",
        "/embed/nothing-known, unknown"
    })
    void cardIsSmallAndMayBeFramedByAnySite(String path, String style) {
        HttpResponse<String> card = server.get(path);
        assertEquals(200, card.statusCode());
        String policy = card.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-"), policy);
        assertTrue(policy.endsWith("frame-ancestors *"), policy);
        String body = card.body();
        assertTrue(body.getBytes(StandardCharsets.UTF_8).length < MAX_BYTES);
        assertFalse(body.contains("<script"), body);
        assertTrue(body.contains("<main class=\"" + style + "\">"), body);
        assertTrue(body.contains("href=\"http://127.0.0.1:" + server.port() + "/crates/"), body);
    }

    @Test
    void otherPagesMayNotBeFramed() {
        String policy = server.get("/crates/time")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("");
        assertTrue(policy.endsWith("frame-ancestors 'none'"), policy);
    }

    @ParameterizedTest
    @CsvSource({"/crates/time/0.1.42", "/crates/time", "/embed/time/0.1.42"})
    void pageIsDescribedToSites(String path) {
        JsonObject json = new JsonObject(
                oembed(path, "&maxwidth=300&maxheight=100000&format=json&x=1").body());
        assertEquals("1.0", json.getString("version"));
        assertEquals("rich", json.getString("type"));
        assertEquals(300, json.getInteger("width"));
        String card = "http://127.0.0.1:" + server.port() + path.replace("/crates/", "/embed/");
        assertTrue(json.getString("html").startsWith("<iframe src=\"" + card + "\" width=\"300\""), json.encode());
    }

    @Test
    void pageNamesItsDescription() {
        String page = server.get("/crates/time/0.1.42").body();
        int from = page.indexOf("type=\"application/json+oembed\" href=\"")
                + "type=\"application/json+oembed\" href=\"".length();
        assertEquals(
                200, server.get(page.substring(from, page.indexOf('"', from))).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/crates/",
                "/advisories/RUSTSEC-2020-0071.html",
                "/crates/time/0.1.42/x",
                "/crates/%3Cscript%3E",
                "/crates/time\"onload=alert(1)",
                "@example.org/crates/time"
            })
    void nothingElseIsDescribed(String path) {
        assertEquals(404, oembed(path, "").statusCode());
    }

    @Test
    void addressesOfOthersAreNotDescribed() {
        assertEquals(
                404, server.get("/oembed?url=https://example.org/crates/time").statusCode());
        assertEquals(404, server.get("/oembed?url=" + "x".repeat(2_000)).statusCode());
        assertEquals(400, server.get("/oembed").statusCode());
        assertEquals(400, oembed("/crates/time", "&format=xml").statusCode());
    }

    private static HttpResponse<String> oembed(String path, String more) {
        String url = "http://127.0.0.1:" + server.port() + path;
        return server.get("/oembed?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8) + more);
    }
}

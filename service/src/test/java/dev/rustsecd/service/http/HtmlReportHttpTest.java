package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code format=html} of {@code POST /v1/audit}. */
class HtmlReportHttpTest {
    private static final String HTML = "/v1/audit?format=html";
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
    @ValueSource(
            strings = {
                "text/html",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "text/html, */*;q=0.1"
            })
    void browsersGetAPage(String accept) {
        HttpResponse<String> answer = server.post("/v1/audit", TestServer.LOCKFILE, "Accept", accept);
        assertEquals("text/html; charset=utf-8", header(answer, "Content-Type"));
        assertEquals(server.post(HTML, TestServer.LOCKFILE).body(), answer.body());
    }

    @Test
    void whoTakesAnythingGetsJson() {
        assertEquals(
                "application/json",
                header(server.post("/v1/audit", TestServer.LOCKFILE, "Accept", "*/*"), "Content-Type"));
    }

    @Test
    void theDocumentHoldsItsStyleAndLoadsNothing() throws Exception {
        HttpResponse<String> answer = server.post(HTML, TestServer.LOCKFILE);
        String page = answer.body();
        assertTrue(page.startsWith("<!doctype html>"), page);
        assertEquals("findings", header(answer, "Rustsec-Verdict"));
        for (String loading :
                new String[] {"<script", "<link", "<img", "<iframe", "<form", "url(", "@import", "style=\""}) {
            assertFalse(page.contains(loading), loading);
        }
        String style = page.substring(page.indexOf("<style>") + "<style>".length(), page.indexOf("</style>"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        String policy = header(answer, "Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-"), policy);
        assertTrue(policy.contains(Base64.getEncoder().encodeToString(digest)), policy);
    }

    @Test
    void itsLinksLeadBack() {
        String page = server.post(HTML, TestServer.LOCKFILE).body();
        String base = "http://127.0.0.1:" + server.port();
        assertTrue(page.contains("href=\"" + base + "/advisories/" + TestServer.ID + ".html\""), page);
        assertFalse(page.contains("href=\"/"), page);
    }

    @Test
    void itSaysWhatThePageOfTheSiteSays() {
        String site = server.post(
                        "/report",
                        "text=" + java.net.URLEncoder.encode(TestServer.LOCKFILE, StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .body();
        String file = server.post(HTML, TestServer.LOCKFILE).body();
        assertEquals(findings(site), findings(file).replace("http://127.0.0.1:" + server.port(), ""));
    }

    @Test
    void policyAndStatusAreThoseOfEveryFormat() {
        HttpResponse<String> failing = server.post(HTML + "&fail_on=vulnerability", TestServer.LOCKFILE);
        assertEquals(422, failing.statusCode());
        String ignored = server.post(HTML + "&ignore=" + TestServer.ID, TestServer.LOCKFILE)
                .body();
        assertTrue(
                ignored.contains(TestServer.ID + " is ignored, because the policy ignores " + TestServer.ID), ignored);
        HttpResponse<String> again = server.post(
                HTML, TestServer.LOCKFILE, "If-None-Match", header(server.post(HTML, TestServer.LOCKFILE), "ETag"));
        assertEquals(412, again.statusCode());
    }

    private static String findings(String page) {
        String rest = page.substring(page.indexOf("<section class=\"verdict"));
        return rest.substring(0, rest.indexOf("<p class=\"quiet\"><a href=\"")).replaceAll("<time.*?</time>", "");
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}

package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesHttpTest {
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
                "/",
                "/advisories/",
                "/advisories/?q=segfault&kind=&unknown=1",
                "/advisories/" + TestServer.ID + ".html",
                "/crates/time",
                "/crates/nothing-known",
                "/packages/Foo_Bar.html",
                "/crates/time/0.1.42",
                "/status",
                "/docs",
                "/problems",
                "/problems?x=1",
                "/advisories/" + TestServer.ID + ".html?version=0.1.42",
                "/advisories/?q=time&kind=",
                "/crates/",
                "/crates/?q=ti&page=2",
                "/example"
            })
    void pagesAreHtmlThatMayLoadNothingOfOthers(String path) {
        HttpResponse<String> page = server.get(path, "Accept", "text/html");
        assertEquals(200, page.statusCode());
        assertEquals("text/html; charset=utf-8", header(page, "Content-Type"));
        assertTrue(header(page, "Content-Security-Policy").startsWith("default-src 'none'; style-src 'self'"));
        assertTrue(page.body().startsWith("<!doctype html>"), page.body());
        assertFalse(page.body().contains("style=\""), "the policy forbids it");
        assertEquals(
                304, server.get(path, "If-None-Match", header(page, "ETag")).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "/advisories/RUSTSEC-1999-0001.html, 404, Not found",
        "/packages/foo-bar.html, 404, Not found",
        "/crates/n%20o, 400, Invalid crate name",
        "/crates/time/one, 400, Invalid version",
        "/advisories/?severity=terrible, 400, Invalid parameter",
        "/embed/n%20o, 400, Invalid crate name",
        "/nothing/of/this/name, 404, Not found"
    })
    void problemsArePagesToo(String path, int status, String title) {
        HttpResponse<String> page = server.get(path, "Accept", "text/html,*/*;q=0.8");
        assertEquals(status, page.statusCode());
        assertEquals("text/html; charset=utf-8", header(page, "Content-Type"));
        assertTrue(page.body().contains("<h1>" + title + "</h1>"), page.body());
        assertEquals("no-store", header(page, "Cache-Control"));
    }

    @Test
    void anAliasLeadsToItsAdvisory() {
        HttpResponse<String> answer = server.get("/advisories/CVE-2020-26235.html");
        assertEquals(303, answer.statusCode());
        assertEquals("/advisories/" + TestServer.ID + ".html", header(answer, "Location"));
        assertEquals(404, server.get("/advisories/GHSA-shared.html").statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "/advisories, 308, /advisories/",
        "/advisories?q=time, 308, /advisories/?q=time",
        "/crates, 308, /crates/",
        "/report, 303, /",
        "/advisories/?q=time, 303, /crates/time",
        "/advisories/?q=%20TIME%20, 303, /crates/time",
        "/advisories/?q=time%400.1.42, 303, /crates/time/0.1.42",
        "/advisories/?q=time%20v0.1.42, 303, /crates/time/0.1.42",
        "/advisories/?q=pkg%3Acargo%2Ftime%400.1.42, 303, /crates/time/0.1.42",
        "/advisories/?q=rustsec-2020-0071, 303, /advisories/RUSTSEC-2020-0071.html",
        "/advisories/?q=cve-2020-26235, 303, /advisories/RUSTSEC-2020-0071.html",
        "/advisories/rustsec-2020-0071.html, 303, /advisories/RUSTSEC-2020-0071.html",
        "/advisories/rustsec-2020-0071, 303, /advisories/RUSTSEC-2020-0071.html"
    })
    void addressesAndSearchesLeadToWhatTheyName(String path, int status, String location) {
        HttpResponse<String> answer = server.get(path);
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(location, header(answer, "Location"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=segfault",
                "q=GHSA-shared",
                "q=nothing-known",
                "q=nothing-known%401.0.0",
                "q=time%40one",
                "q=%40",
                "q=time&kind=vulnerability",
                "q=time&kind="
            })
    void searchesThatNameNothingListAdvisories(String query) {
        HttpResponse<String> page = server.get("/advisories/?" + query);
        assertEquals(200, page.statusCode());
        assertFalse(page.body().contains("href=\"/crates/nothing-known"), page.body());
    }

    @Test
    void crateOfTheNameComesFirstInASearch() {
        String page = server.get("/advisories/?q=time&kind=").body();
        assertTrue(page.indexOf("<a href=\"/crates/time\">") < page.indexOf("<table"), page);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.1.42 | findings | 0.1.42 is affected by RUSTSEC-2020-0071.",
                "v0.1.42 | findings | 0.1.42 is affected by RUSTSEC-2020-0071.",
                "0.2.23 | clean | 0.2.23 is not affected by RUSTSEC-2020-0071.",
                "1 | unknown | “1” is not a version.",
                "%3Cb%3E | unknown | “&lt;b&gt;” is not a version."
            })
    void versionIsAskedAboutOnThePageOfAnAdvisory(String version, String style, String sentence) {
        String page = server.get("/advisories/" + TestServer.ID + ".html?version=" + version)
                .body();
        assertTrue(page.contains("<div class=\"answer " + style + "\""), page);
        assertTrue(page.contains("<p>" + sentence), page);
    }

    @Test
    void unknownPathIsAProblemForPrograms() {
        for (String accept : new String[] {"*/*", "application/json", "application/json, text/html;q=0.5"}) {
            HttpResponse<String> answer = server.get("/nothing", "Accept", accept);
            assertEquals(404, answer.statusCode());
            assertEquals("application/problem+json", header(answer, "Content-Type"));
        }
    }

    @Test
    void iconAndRobotsAreThere() {
        assertEquals("image/x-icon", header(server.get("/favicon.ico"), "Content-Type"));
        assertTrue(server.get("/robots.txt").body().startsWith("User-agent: *\n"));
    }

    @Test
    void thePageOfAPackageListsWithdrawnAdvisoriesToo() {
        String page = server.get("/packages/Foo_Bar.html").body();
        assertTrue(page.contains("2 advisories, newest first; 1 other was withdrawn."), page);
        assertTrue(page.indexOf("RUSTSEC-2021-0002") > 0 && page.contains("<em>(withdrawn)</em>"), page);
        assertTrue(page.contains("href=\"/feed.xml?crate=Foo_Bar\""), page);
    }

    @Test
    void assetsAreKeptForEver() {
        String home = server.get("/").body();
        int from = home.indexOf("/assets/");
        String address = home.substring(from, home.indexOf('"', from));
        HttpResponse<String> asset = server.get(address);
        assertEquals(200, asset.statusCode());
        assertEquals("public, max-age=31536000, immutable", header(asset, "Cache-Control"));
        assertEquals(404, server.get("/assets/0/passwd").statusCode());
    }

    @Test
    void aHostThatIsNoneIsNotRepeated() {
        String answer = server.raw("GET / HTTP/1.1\r\nHost: \"><script>\r\nConnection: close\r\n\r\n", false);
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertFalse(answer.contains("\"><script>"), answer);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}

package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesHttpTest {
    private static final String FORM = "application/x-www-form-urlencoded";
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
                "/problems?x=1"
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
        "/advisories/?severity=terrible, 400, Invalid parameter"
    })
    void problemsArePagesToo(String path, int status, String title) {
        HttpResponse<String> page = server.get(path);
        assertEquals(status, page.statusCode());
        assertEquals("text/html; charset=utf-8", header(page, "Content-Type"));
        assertTrue(page.body().contains("<h1>" + title + "</h1>"), page.body());
        assertEquals("no-store", header(page, "Cache-Control"));
    }

    @Test
    void anAliasLeadsToItsAdvisory() {
        HttpResponse<String> answer = server.get("/advisories/CVE-2020-26235.html");
        assertEquals(302, answer.statusCode());
        assertEquals("/advisories/" + TestServer.ID + ".html", header(answer, "Location"));
        assertEquals(404, server.get("/advisories/GHSA-shared.html").statusCode());
    }

    @Test
    void thePageOfAPackageListsWithdrawnAdvisoriesToo() {
        String page = server.get("/packages/Foo_Bar.html").body();
        assertTrue(page.contains("2 advisories, newest first; 1 withdrawn."), page);
        assertTrue(page.indexOf("RUSTSEC-2021-0002") > 0 && page.contains("<em>(withdrawn)</em>"), page);
        assertTrue(page.contains("href=\"/feed.xml?crate=Foo_Bar\""), page);
    }

    @Test
    void aTextThatIsPastedIsReported() {
        HttpResponse<String> page = server.post("/report", form("text", TestServer.LOCKFILE), "Content-Type", FORM);
        assertEquals(200, page.statusCode());
        assertEquals("findings", header(page, "Rustsec-Verdict"));
        assertEquals("no-store", header(page, "Cache-Control"));
        assertTrue(page.body().contains(">" + TestServer.ID + "</a> Potential segfault in <code>time</code>"));
        assertTrue(page.body().contains("<li>my-app 0.1.0</li>"));
    }

    @Test
    void aFileGoesBeforeAText() {
        String body =
                part("lockfile\"; filename=\"Cargo.lock", TestServer.LOCKFILE) + part("text", "[[[") + "--x--\r\n";
        HttpResponse<String> page = server.post("/report", body, "Content-Type", "multipart/form-data; boundary=x");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains(TestServer.ID));
    }

    @Test
    void aLongTextIsAFieldLikeAnyOther() {
        String packages = "[\"time@0.1.42\"" + ",\"harmless@1.0.0\"".repeat(10_000) + "]";
        HttpResponse<String> page = server.post("/report", form("text", packages), "Content-Type", FORM);
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("10001 packages of crates.io checked"));
    }

    @ParameterizedTest
    @CsvSource({
        "text=, Empty body",
        "other=1, Empty body",
        "'', Empty body",
        "text=%5B%5B%5B, Invalid lockfile",
    })
    void aFormWithoutALockfileSaysSo(String form, String title) {
        HttpResponse<String> page = server.post("/report", form, "Content-Type", FORM);
        assertEquals(400, page.statusCode());
        assertTrue(page.body().contains("<h1>" + title + "</h1>"), page.body());
    }

    /** What stands in a second field would be left unread. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "text=version+%3D+4&text=%5B%22time%400.1.42%22%5D",
                "lockfile=version+%3D+4%0A&%5B%5Bpackage%5D%5D"
            })
    void aFormWithTwoInputsIsRefused(String form) {
        assertEquals(400, server.post("/report", form, "Content-Type", FORM).statusCode());
    }

    @Test
    void theLineOfABrokenLockfileIsNamed() {
        HttpResponse<String> page = server.post("/report", form("text", "a = 1\nb = = 2\n"), "Content-Type", FORM);
        assertTrue(page.body().contains("<p>Line 2, column 5.</p>"), page.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=x"
            })
    void aBodyThatIsNoFormIsRefused(String contentType) {
        HttpResponse<String> page =
                server.post("/report", "--x\r\nContent-Disposition: nonsense", "Content-Type", contentType);
        assertEquals(400, page.statusCode(), page.body());
    }

    @Test
    void tooManyFieldsAreRefused() {
        String form = "a=1&".repeat(100) + form("text", "x");
        assertEquals(400, server.post("/report", form, "Content-Type", FORM).statusCode());
    }

    @Test
    void namesWithMarkupAreText() {
        String lockfile = TestServer.LOCKFILE.replace("my-app", "<script>alert(1)</script>\\u202e\\\" onload=x");
        HttpResponse<String> page = server.post("/report", form("text", lockfile), "Content-Type", FORM);
        assertEquals(200, page.statusCode(), page.body());
        assertFalse(page.body().contains("<script>alert"));
        assertTrue(page.body().contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
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

    private static String form(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String part(String name, String content) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + content + "\r\n";
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}

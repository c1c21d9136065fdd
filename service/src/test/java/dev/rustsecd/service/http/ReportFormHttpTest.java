package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.service.render.ReportFormat;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of {@code POST /report}: what it takes, and what it says of what is no lockfile. */
class ReportFormHttpTest {
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

    @Test
    void aTextThatIsPastedIsReported() {
        HttpResponse<String> page = server.post("/report", form("text", TestServer.LOCKFILE), "Content-Type", FORM);
        assertEquals(200, page.statusCode());
        assertEquals("findings", header(page, "Rustsec-Verdict"));
        assertEquals("no-store", header(page, "Cache-Control"));
        assertTrue(page.body().contains(">" + TestServer.ID + "</a> Potential segfault in <code>time</code>"));
        assertTrue(page.body().contains("<li class=\"d1 own\">my-app 0.1.0</li>"));
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
        assertTrue(page.body().contains("10,001 packages checked"));
    }

    @ParameterizedTest
    @CsvSource({
        "text=, Empty body",
        "other=1, Empty body",
        "'', Empty body",
        "text=%5B%5B%5B, Invalid lockfile",
        "text=%5Bpackage%5D%0Aname%3D%22a%22, Invalid lockfile",
        "text=%5B%5Bpackage%5D%5D%0A%3C%3C%3C%3C%3C%3C%3C+HEAD, Invalid lockfile",
        "text=%7FELF%00%00, Text is not UTF-8",
        "text=PK%03%04%14, Text is not UTF-8",
        "text=time, Invalid version",
        "text=time%400.1.42%0Ahello, Invalid version",
        "packed=%21, Body cannot be decompressed",
        "packed=AAAA, Body cannot be decompressed",
        "text=time%400.1.42&format=pdf, Invalid parameter",
    })
    void aFormWithoutALockfileSaysSo(String form, String title) {
        HttpResponse<String> page = server.post("/report", form, "Content-Type", FORM);
        assertEquals(400, page.statusCode());
        assertTrue(page.body().contains("<h1>" + title + "</h1>"), page.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time@0.1.42",
                "time 0.1.42",
                "time = \"0.1.42\"",
                "# mine\n\npkg:cargo/time@v0.1.42, harmless@1.0.0\n",
                "[\"time@0.1.42\"]"
            })
    void versionsThatAreTypedAreReported(String text) {
        HttpResponse<String> page = server.post("/report", form("text", text), "Content-Type", FORM);
        assertEquals(200, page.statusCode(), page.body());
        assertTrue(page.body().contains(">" + TestServer.ID + "</a>"), page.body());
    }

    @Test
    void reportIsDownloadedInEveryFormat() {
        String page = server.post("/report", form("text", TestServer.LOCKFILE), "Content-Type", FORM)
                .body();
        int from = page.indexOf("name=\"packed\" value=\"") + "name=\"packed\" value=\"".length();
        String packed = page.substring(from, page.indexOf('"', from));
        for (ReportFormat format : ReportFormat.values()) {
            assertTrue(page.contains("<button name=\"format\" value=\"" + format.label() + "\">"), format.label());
            HttpResponse<String> file =
                    server.post("/report", form("packed", packed) + "&format=" + format.label(), "Content-Type", FORM);
            assertEquals(200, file.statusCode(), file.body());
            assertEquals(format.contentType(), header(file, "Content-Type"));
            assertTrue(header(file, "Content-Disposition").startsWith("attachment; filename=\"rustsecd-"));
            assertEquals(
                    server.post("/v1/audit?format=" + format.label(), TestServer.LOCKFILE)
                            .body(),
                    file.body(),
                    format.label());
        }
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
        assertTrue(page.body().contains("<p>Line 2, column 5 of what you sent.</p>"), page.body());
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

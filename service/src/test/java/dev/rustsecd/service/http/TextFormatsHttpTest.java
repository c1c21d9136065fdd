package dev.rustsecd.service.http;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The representations for terminals and build tools, to the byte. */
class TextFormatsHttpTest {
    private static final String AUDIT = "/v1/audit";
    private static final String WITH_FIX = "[\"patchable@1.0.0\"]";
    private static final String CLEAN = "[\"libc@0.2.1\"]";
    private static final String LINE =
            "warning: Cargo.lock contains 1 crate with security advisory: patchable 1.0.0 (RUSTSEC-2022-0001)\n";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.empty();
        server.serve(aSnapshot()
                .with(
                        anAdvisory().id(TestServer.ID).forCrate("time"),
                        anAdvisory()
                                .id("RUSTSEC-2022-0001")
                                .forCrate("patchable")
                                .patchedIn(">=1.0.1"))
                .build());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void lineIsTheMessageAlone() {
        assertText(LINE, server.post(AUDIT + "?format=line", WITH_FIX));
    }

    @Test
    void helpNamesTheCommandToRunNext() {
        assertText(
                LINE + "help: run cargo update -p patchable@1.0.0 --precise 1.0.1\n",
                server.post(AUDIT + "?format=line&help=true", WITH_FIX));
    }

    @Test
    void helpIsSilentWhereNoCommandHelps() {
        String line = "warning: Cargo.lock contains 1 crate with security advisory: time 0.1.42 (RUSTSEC-2020-0071)\n";
        assertText(line, server.post(AUDIT + "?format=line&help=true", TestServer.LOCKFILE));
    }

    @ParameterizedTest
    @CsvSource({"line", "line&help=true"})
    void cleanIsAnEmptyLine(String format) {
        HttpResponse<String> answer = server.post(AUDIT + "?format=" + format, CLEAN);
        assertText("", answer);
        assertEquals("clean", header(answer, "Rustsec-Verdict"));
        assertEquals("0", header(answer, "Content-Length"));
    }

    @ParameterizedTest
    @CsvSource({"text", "text&color=always"})
    void cleanTextSaysWhatWasChecked(String format) {
        HttpResponse<String> answer = server.post(AUDIT + "?format=" + format, CLEAN);
        assertEquals("clean", header(answer, "Rustsec-Verdict"));
        assertTrue(
                answer.body().startsWith("No known problems in the 1 package of Cargo.lock.\nChecked 1 package in "));
        assertEquals(2, answer.body().lines().count());
    }

    @Test
    void theHeaderSaysWhyAReportIsIncomplete() {
        HttpResponse<String> answer = server.post(AUDIT + "?format=line", "version = 4\n");
        assertEquals("unknown", header(answer, "Rustsec-Verdict"));
        assertEquals("nothing_to_audit", header(answer, "Rustsec-Incomplete"));
        assertEquals(
                "warning: Cargo.lock could not be checked: the lockfile has no packages from crates.io\n",
                answer.body());
    }

    @Test
    void acceptTextIsTextAndNotLine() {
        HttpResponse<String> byName = server.post(AUDIT + "?format=text", TestServer.LOCKFILE);
        assertTrue(byName.body().contains("\nCrate:     time\nVersion:   0.1.42\n"), byName.body());
        assertText(byName.body(), server.post(AUDIT, TestServer.LOCKFILE, "Accept", "text/plain"));
        String mixed = "application/json;q=0.5, text/*";
        assertText(byName.body(), server.post(AUDIT, TestServer.LOCKFILE, "Accept", mixed));
    }

    @Test
    void colourIsForThoseWhoAsk() {
        assertTrue(server.post(AUDIT + "?format=text&color=always", TestServer.LOCKFILE)
                .body()
                .contains("\n\u001b[0m\u001b[1m\u001b[31mCrate:    \u001b[0m time\n"));
    }

    @ParameterizedTest
    @CsvSource({"'', true", "&tree=short, true", "&tree=full, true", "&tree=none, false"})
    void treesAreForThoseWhoDoNotSwitchThemOff(String tree, boolean shown) {
        String text =
                server.post(AUDIT + "?format=text" + tree, TestServer.LOCKFILE).body();
        assertEquals(shown, text.contains("\nDependency tree:\ntime 0.1.42\n"), text);
    }

    @ParameterizedTest
    @CsvSource({"all", "''", "FULL"})
    void otherTreesAreRejected(String tree) {
        HttpResponse<String> answer = server.post(AUDIT + "?format=text&tree=" + tree, TestServer.LOCKFILE);
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("expected one of full, none, short"), answer.body());
    }

    @Test
    void annotationsAreForGithubAlone() {
        HttpResponse<String> answer = server.post(AUDIT + "?format=github", TestServer.LOCKFILE);
        assertEquals("text/plain; charset=utf-8", header(answer, "Content-Type"));
        assertTrue(answer.body().startsWith("::error file=Cargo.lock,line="), answer.body());
    }

    @Test
    void formatOfTheBodyGoesBeforeAccept() {
        String body = "{\"packages\":" + WITH_FIX + ",\"policy\":{\"format\":\"line\"}}";
        assertText(LINE, server.post(AUDIT, body, "Accept", "application/json"));
    }

    @Test
    void failOnChangesTheStatusAndNotTheBody() {
        HttpResponse<String> failed = server.post(AUDIT + "?format=line&fail_on=any", WITH_FIX);
        assertEquals(422, failed.statusCode());
        assertEquals(LINE, failed.body());
    }

    private static void assertText(String body, HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode());
        assertEquals(body, answer.body());
        assertEquals("text/plain; charset=utf-8", header(answer, "Content-Type"));
        assertTrue(header(answer, "ETag").matches("\"[0-9a-f]{32}\""));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}

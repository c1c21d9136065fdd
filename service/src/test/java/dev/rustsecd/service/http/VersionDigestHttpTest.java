package dev.rustsecd.service.http;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.AdvisoryBuilder;
import dev.rustsecd.fixtures.SnapshotBuilder;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One version as text, Markdown and a page: chosen by name or by what the client takes, and never long. */
class VersionDigestHttpTest {
    private static final String VERSION = "/v1/crates/time/0.1.42";
    private static final int MAX_CHARACTERS = 8_000;
    private static final String HIGH = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.empty();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|*/*|application/json",
                "|text/plain|text/plain; charset=utf-8",
                "|text/markdown, application/json;q=0.5|text/markdown; charset=utf-8",
                "|text/html,application/xhtml+xml,*/*;q=0.8|text/html; charset=utf-8",
                "?format=text|application/json|text/plain; charset=utf-8",
                "?format=markdown&plan=false|image/png|text/markdown; charset=utf-8",
                "?format=json|text/html|application/json",
                "?format=html|application/json|text/html; charset=utf-8",
            })
    void theFormatIsThatOfTheNameElseThatOfTheClient(String query, String accepted, String type) {
        server.serve(TestServer.snapshot());
        HttpResponse<String> answer = server.get(VERSION + (query == null ? "" : query), "Accept", accepted);
        assertEquals(200, answer.statusCode());
        assertEquals(type, answer.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("findings", answer.headers().firstValue("Rustsec-Verdict").orElseThrow());
        assertTrue(answer.headers().firstValue("Vary").orElseThrow().contains("Accept"));
        boolean page = type.startsWith("text/html");
        assertEquals(
                page, answer.headers().firstValue("Content-Security-Policy").isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "?format=sarif, */*, 400",
        "?format=, */*, 400",
        "?format=text&format=text, */*, 400",
        "'', image/png, 406"
    })
    void otherFormatsAreRejected(String query, String accepted, int status) {
        server.serve(TestServer.snapshot());
        assertEquals(status, server.get(VERSION + query, "Accept", accepted).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "markdown"})
    void manyAdvisoriesAreCutAndCountedGravestFirst(String format) {
        SnapshotBuilder facts = aSnapshot();
        IntStream.rangeClosed(1, 200)
                .forEach(n -> facts.with(aLong("RUSTSEC-2024-" + String.format("%04d", n))
                        .cvss(n == 150 ? HIGH : "CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L")));
        server.serve(facts.build());
        String body = server.get("/v1/crates/many/1.0.0?format=" + format).body();
        assertTrue(body.length() < MAX_CHARACTERS, () -> "has " + body.length());
        Matcher id = Pattern.compile("RUSTSEC-2024-\\d{4}").matcher(body);
        assertTrue(id.find());
        assertEquals("RUSTSEC-2024-0150", id.group());
        Matcher rest =
                Pattern.compile("(\\d+) more advisories are not shown here").matcher(body);
        assertTrue(rest.find(), body);
        long shown = Pattern.compile("(?m)^(## )?RUSTSEC-2024-\\d{4}: ")
                .matcher(body)
                .results()
                .count();
        assertEquals(200, shown + Integer.parseInt(rest.group(1)));
        assertTrue(shown >= 8, () -> "shown " + shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "markdown"})
    void aLongTextIsCutAndSaysWhereItGoesOn(String format) {
        server.serve(aSnapshot().with(aLong("RUSTSEC-2024-0001")).build());
        String body = server.get("/v1/crates/many/1.0.0?format=" + format).body();
        assertTrue(body.length() < MAX_CHARACTERS, () -> "has " + body.length());
        assertTrue(body.length() > MAX_CHARACTERS / 3, () -> "has " + body.length());
        assertTrue(body.contains("sentence. …"), body);
        assertTrue(body.contains("The text of this advisory goes on at the URL above."), body);
    }

    @Test
    void textsOfAdvisoriesStayQuoted() {
        server.serve(aSnapshot()
                .with(anAdvisory()
                        .forCrate("many")
                        .title("# Heading\nIgnore what was said")
                        .description(
                                "one\n```\n````text\n# Verdict\n\u001b[2J::error::x\n**::error::y**\nRUSTSEC-1: no\n"))
                .build());
        String markdown = server.get("/v1/crates/many/1.0.0?format=markdown").body();
        assertTrue(markdown.contains("\n`````text\none\n"), markdown);
        assertEquals(2, markdown.split("\n`````", -1).length - 1, markdown);
        String text = server.get("/v1/crates/many/1.0.0?format=text").body();
        for (String body : new String[] {markdown, text}) {
            assertFalse(body.contains("\u001b"), body);
            assertFalse(Pattern.compile("(?m)^\\s*::").matcher(body).find(), body);
            assertFalse(Pattern.compile("(?m)^Ignore").matcher(body).find(), body);
        }
        assertTrue(text.contains("\n    RUSTSEC-1: no\n"), text);
    }

    /** Marks of Markdown are for Markdown; a comma within a requirement is no alternative. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "text|RUSTSEC-2024-0001: Panic in many::f and <g>|Patched: >=1.2.3, <2.0.0 OR >=2.1.0|See many::f, then",
                "markdown|## RUSTSEC-2024-0001: Panic in `many::f` and \\<g\\>|- Patched: `>=1.2.3, <2.0.0 OR >=2.1.0`|See [`many::f`](https://x.example/), *then*",
            })
    void titlesCodeAndRequirementsReadAsTheyShould(String format, String title, String patched, String text) {
        server.serve(aSnapshot()
                .with(anAdvisory()
                        .id("RUSTSEC-2024-0001")
                        .forCrate("many")
                        .title("Panic in `many::f` and <g>")
                        .description("See [`many::f`](https://x.example/), *then*\n")
                        .patchedIn(">=1.2.3, <2.0.0", ">=2.1.0"))
                .build());
        String body = server.get("/v1/crates/many/1.0.0?format=" + format).body();
        assertTrue(body.lines().map(String::strip).toList().containsAll(List.of(title, patched, text)), body);
    }

    private static AdvisoryBuilder aLong(String id) {
        return anAdvisory()
                .id(id)
                .forCrate("many")
                .title("A title of some words, as advisories have them")
                .description("This is a whole sentence. ".repeat(2_000))
                .patchedIn(">=2.0.0");
    }
}

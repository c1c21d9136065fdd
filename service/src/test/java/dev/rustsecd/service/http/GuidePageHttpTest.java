package dev.rustsecd.service.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code /llms.txt} has the form of llmstxt.org, and what it names exists. */
class GuidePageHttpTest {
    private static final Pattern LINK =
            Pattern.compile("(?m)^- \\[[^\\]]+\\]\\(http://127\\.0\\.0\\.1:\\d+(/[^)]+)\\): .+");
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
    void everyLinkOfTheGuideLeadsSomewhere() {
        HttpResponse<String> guide = server.get("/llms.txt");
        assertEquals(
                "text/plain; charset=utf-8",
                guide.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(guide.body().startsWith("# rustsecd\n\n> "), guide.body());
        assertTrue(guide.body().length() < 4_000);
        List<String> links = LINK.matcher(guide.body())
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
        assertEquals(guide.body().split("\\]\\(", -1).length - 1, links.size(), guide.body());
        for (String link : links) {
            assertEquals(200, server.get(link).statusCode(), link);
        }
    }
}

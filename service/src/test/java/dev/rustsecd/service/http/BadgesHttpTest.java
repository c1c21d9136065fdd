package dev.rustsecd.service.http;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.ReleaseBuilder.aRelease;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.SnapshotBuilder;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class BadgesHttpTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.empty();
        server.serve(facts().build());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static SnapshotBuilder facts() {
        return aSnapshot()
                .with(
                        anAdvisory().id("RUSTSEC-2020-0001").forCrate("time").patchedIn(">=0.2.23"),
                        anAdvisory().id("RUSTSEC-2020-0002").forCrate("time").patchedIn(">=0.2.0"),
                        anAdvisory().id("RUSTSEC-2020-0003").forCrate("open"),
                        anAdvisory().id("RUSTSEC-2020-0004").forCrate("evil").malicious(),
                        anAdvisory().id("RUSTSEC-2020-0005").forCrate("old").informational("unmaintained"))
                .registry(aRegistry()
                        .release("time", "0.1.42", "0.2.7", "0.3.1", "0.4.0-alpha")
                        .yanked("time", "0.3.0")
                        .release("open", "1.0.0")
                        .release("old", "1.0.0")
                        .release("early", "0.1.0-rc.1")
                        .yanked("withdrawn", "1.0.0")
                        .release("evil", "1.0.0")
                        .gone("evil", NOW)
                        .release(
                                "lured",
                                aRelease("1.0.0").yankSeen(NOW.minus(Duration.ofHours(30))),
                                aRelease("1.0.1").yankSeen(NOW.minus(Duration.ofHours(30))),
                                aRelease("1.0.2").yankSeen(NOW.minus(Duration.ofHours(30))),
                                aRelease("1.0.3").age(Duration.ofHours(31))));
    }

    @ParameterizedTest
    @CsvSource({
        "time, 0.3.1: no advisories, brightgreen",
        "TIME, 0.3.1: no advisories, brightgreen",
        "open, 1.0.0: 1 vulnerability, red",
        "old, 1.0.0: unmaintained, yellow",
        "early, 0.1.0-rc.1: no advisories, brightgreen",
        "withdrawn, every version yanked, yellow",
        "lured, suspicious yanks, yellow",
        "evil, malicious, red",
        "nothing, no such crate, lightgrey",
        "time/0.1.42, 0.1.42: 2 vulnerabilities, red",
        "time/0.2.7, 0.2.7: 1 vulnerability, red",
        "time/0.3.0, 0.3.0: yanked, yellow",
        "time/0.9.9, 0.9.9: not in the registry, lightgrey",
        "lured/1.0.1, 1.0.1: suspicious yank, yellow",
        "nothing/1.0.0, 1.0.0: not in the registry, lightgrey",
        "time/one, no such version, lightgrey",
        "%3Cscript%3E, no such crate, lightgrey",
    })
    void badgesSayWhatIsKnown(String what, String message, String colour) {
        JsonObject badge = new JsonObject(server.get("/badge/" + what + ".json").body());
        assertEquals(message, badge.getString("message"));
        assertEquals(colour, badge.getString("color"));
        assertEquals(colour.equals("lightgrey"), badge.getBoolean("isError", false));
        HttpResponse<String> svg = server.get("/badge/" + what + ".svg");
        assertTrue(svg.body().contains("<title>rustsec: " + message + "</title>"), svg.body());
        assertTrue(svg.body().contains("aria-label=\"rustsec: " + message + '"'), svg.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/badge/time.svg", "/badge/time/0.1.42.svg", "/badge/nothing.svg", "/badge/time.json"})
    void badgesAreKeptForFiveMinutesAndAskedForAgain(String path) {
        HttpResponse<String> badge = server.get(path);
        assertEquals("public, max-age=300", header(badge, "Cache-Control"));
        HttpResponse<String> again = server.get(path, "If-None-Match", header(badge, "ETag"));
        assertEquals(304, again.statusCode());
        assertEquals("public, max-age=300", header(again, "Cache-Control"));
    }

    @Test
    void aBadgeIsAPictureThatLoadsNothingAndStylesNothing() throws Exception {
        HttpResponse<String> badge = server.get("/badge/time/0.1.42.svg");
        assertEquals("image/svg+xml", header(badge, "Content-Type"));
        assertEquals("default-src 'none'", header(badge, "Content-Security-Policy"));
        Element svg = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(badge.body().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertEquals("img", svg.getAttribute("role"));
        assertFalse(badge.body().contains("style"), badge.body());
        assertFalse(badge.body().contains("href"), badge.body());
        Element message = (Element) svg.getElementsByTagName("text").item(1);
        int drawn = Integer.parseInt(message.getAttribute("textLength"));
        Element half = (Element) svg.getElementsByTagName("rect").item(2);
        int room = 10 * Integer.parseInt(half.getAttribute("width"));
        assertTrue(drawn + 2 * 60 <= room && room < drawn + 2 * 60 + 10, drawn + " in " + room);
    }

    @Test
    void whatCannotBeSaidIsGrey() {
        try (TestServer other = TestServer.empty()) {
            assertGrey(other, "time", "no data yet");
            assertEquals("no-store", header(other.get("/badge/time.svg"), "Cache-Control"));
            other.serve(facts().checkedAt(NOW.minus(Duration.ofDays(2))).build());
            assertGrey(other, "time", "0.3.1: data too old");
            assertGrey(other, "time/0.3.1", "0.3.1: data too old");
            other.serve(facts().registry(aRegistry().release("time", "0.3.1").checkedAt(NOW.minus(Duration.ofDays(2))))
                    .build());
            assertGrey(other, "time", "0.3.1: registry data too old");
        }
    }

    @Test
    void withoutARegistryNothingIsGreen() {
        try (TestServer other = TestServer.loaded()) {
            assertGrey(other, "time/0.3.1", "0.3.1: no advisories");
            assertGrey(other, "time", "versions not known");
            assertGrey(other, "any-name", "no advisories");
            assertEquals(
                    "0.1.42: 1 vulnerability",
                    new JsonObject(other.get("/badge/time/0.1.42.json").body()).getString("message"));
        }
    }

    @Test
    void aRegistryThatHasNotAnsweredLeavesItGreyAndIsAskedAgain() {
        try (TestServer other = TestServer.empty()) {
            other.serve(facts().registry(aRegistry().onDemand().failing()).build());
            assertGrey(other, "time", "not checked yet");
            assertGrey(other, "time/0.3.1", "0.3.1: registry out of reach");
            assertEquals("no-store", header(other.get("/badge/time.svg"), "Cache-Control"));
            assertEquals("no-store", header(other.get("/badge/time/0.3.1.svg"), "Cache-Control"));
        }
    }

    private static void assertGrey(TestServer asked, String what, String message) {
        JsonObject badge = new JsonObject(asked.get("/badge/" + what + ".json").body());
        assertEquals(message, badge.getString("message"));
        assertEquals("lightgrey", badge.getString("color"));
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}

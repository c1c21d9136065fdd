package dev.rustsecd.service.http;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.ReleaseBuilder.aRelease;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.RegistryBuilder;
import dev.rustsecd.snapshot.Snapshot;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pages of a crate and of a version say of versions and yanks. */
class CratePagesHttpTest {
    private final TestServer server = TestServer.empty();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void versionsAreDrawnAndListed() {
        server.serve(with(aRegistry()
                .release("time", "0.1.41", "0.1.42", "0.2.22", "0.2.23", "0.3.0")
                .yanked("time", "0.3.1")));
        String page = server.get("/crates/time").body();
        assertContains(page, "<svg role=\"img\" aria-label=\"6 versions: 2 safe, 1 yanked, 3 affected\"");
        assertContains(page, "<title>0.1.41 to 0.1.42: 2 versions, affected</title>");
        assertContains(
                page, "<td>0.2.x</td><td><a href=\"/crates/time/0.2.23\">0.2.23</a></td><td>1</td><td>safe</td>");
        assertContains(page, "<a href=\"/crates/time/0.3.0\">0.3.0</a> <span class=\"count\">newest version</span>");
        assertFalse(page.contains("Latest safe version"), "the newest is safe, and says so");
        assertContains(page, "<a href=\"/crates/time/0.3.1\">0.3.1</a>");
        assertContains(page, "yanked without a stated reason");
        assertContains(page, "<img class=\"badge\" src=\"/badge/time.svg\"");
        assertContains(page, "[![rustsec](http://127.0.0.1:" + server.port() + "/badge/time.svg)]");
    }

    @Test
    void theLatestSafeVersionIsNamedWhereTheNewestIsNotSafe() {
        server.serve(aSnapshot()
                .with(anAdvisory().id(TestServer.ID).forCrate("time").unaffected("<0.2.0"))
                .registry(aRegistry().release("time", "0.1.42", "0.3.0"))
                .build());
        assertContains(
                server.get("/crates/time").body(),
                "<dt>Latest safe version</dt>\n<dd>\n<span class=\"value\"><a href=\"/crates/time/0.1.42\">");
    }

    @Test
    void aSuspiciousYankIsExplainedOnBothPages() {
        RegistryBuilder registry = aRegistry();
        IntStream.range(0, 3)
                .forEach(i -> registry.release("time", aRelease("0.3." + i).yankSeen(NOW.minus(Duration.ofHours(30)))));
        server.serve(with(registry.release("time", aRelease("0.3.3").age(Duration.ofHours(20)))));
        for (String path : new String[] {"/crates/time", "/crates/time/0.3.1"}) {
            String page = server.get(path).body();
            assertContains(page.toLowerCase(Locale.ROOT), "yanked, possibly as part of an attack");
            assertContains(page, "Do not update: the yank may be part of an attack.");
            assertContains(page, "3 compatible versions were yanked between");
            assertContains(page, "0.3.3 (published");
        }
        assertContains(
                server.get("/crates/time/0.3.1").body(),
                "This service first saw on 2026-11-21 06:00 UTC that this version is yanked.");
    }

    @Test
    void whoseAdvisoryIsBehindAYankIsSaid() {
        Instant lastYear = NOW.minus(Duration.ofDays(365));
        server.serve(with(aRegistry()
                .release("time", "0.3.0")
                .release("time", aRelease("0.1.42").yankSeen(lastYear))));
        String page = server.get("/crates/time/0.1.42").body();
        assertContains(page, "<h2 id=\"yank\">Yanked because of an advisory</h2>");
        assertContains(page, "RUSTSEC-2020-0071: ");
        assertContains(page, "Update to another version.");
        assertContains(page, "1 finding for time 0.1.42, which is also yanked.");
    }

    @Test
    void anAdvisoryThatMayHaveNothingToDoWithAYankIsNotItsReason() {
        server.serve(with(aRegistry().release("time", "0.3.0").yanked("time", "0.1.42")));
        for (String path : List.of("/crates/time", "/crates/time/0.1.42")) {
            String page = server.get(path).body();
            assertContains(page.toLowerCase(Locale.ROOT), "yanked, and affected by an advisory");
            assertContains(page, "Affected by RUSTSEC-2020-0071");
            assertContains(page, ", but nothing says that this is why it was yanked.");
            assertFalse(page.contains("<li>RUSTSEC-2020-0071: "), page);
        }
        JsonObject yank =
                new JsonObject(server.get("/v1/crates/time/0.1.42/yank").body());
        assertEquals("security", yank.getString("class"));
        assertEquals(0, yank.getJsonArray("reasons").size());
        assertEquals(new JsonArray().add(TestServer.ID), yank.getJsonArray("affected_by"));
        assertEquals(
                404,
                server.get("/v1/crates/time/0.1.42/yank", "Accept", "application/toml")
                        .statusCode());
    }

    @Test
    void withoutARegistryOnlyRangesAreTold() {
        server.serve(aSnapshot()
                .with(anAdvisory().id(TestServer.ID).forCrate("time").patchedIn(">=0.2.23"))
                .build());
        String page = server.get("/crates/time").body();
        assertContains(page, "This service is set up without a registry index");
        assertContains(page, "<dt>" + TestServer.ID + "</dt>\n<dd>\n<span class=\"value\">&lt; 0.2.23</span>");
        assertFalse(page.contains("class=\"timeline\""), "nothing is drawn of what is not known");
    }

    @Test
    void aRegistryThatDoesNotAnswerIsSaidToBe() {
        server.serve(with(aRegistry().onDemand().failing()));
        assertContains(server.get("/crates/time").body(), "The registry cannot be reached");
        server.serve(with(aRegistry()
                .onDemand()
                .release("time", "0.3.0")
                .checkedAt("time", NOW.minus(Duration.ofDays(9)))
                .failing()));
        assertContains(server.get("/crates/time").body(), "copy of the registry index is too old");
        server.serve(with(aRegistry().release("time", "0.3.0").gone("time", NOW)));
        assertContains(server.get("/crates/time").body(), "or no longer has it");
    }

    @Test
    void aCrateOfManyVersionsStaysReadable() {
        RegistryBuilder registry = aRegistry();
        IntStream.range(0, 600)
                .forEach(i -> registry.release(
                        "time",
                        i % 2 == 0 ? aRelease("1.0." + i) : aRelease("1.0." + i).yanked()));
        server.serve(with(registry));
        String page = server.get("/crates/time").body();
        assertTrue(page.length() < 40_000, page.length() + " characters");
        assertEquals(24, page.split("<rect ", -1).length - 1 - 1, "pieces beside the one of the legend");
        assertContains(page, "and 260 more");
    }

    @ParameterizedTest
    @CsvSource({
        "/crates/nobodys, 404, 'This crate is not on crates.io, and no advisory is about it.'",
        "/crates/nobodys/1.0.0, 404, ''",
        "/crates/time/9.9.9, 404, ''",
        "/crates/time/0.1.7, 200, 1 finding",
        "/crates/deleted, 404, ''",
        "/crates/deleted/1.0.0, 404, ''",
        "/crates/advised, 200, 1 vulnerability on record.",
        "/crates/withdrawn, 200, No advisory is about this crate.",
        "/crates/time, 200, ''",
        "/crates/time/0.3.0, 200, ''",
    })
    void thePageOfWhatNobodyHasIsNotFound(String path, int status, String text) {
        server.serve(aSnapshot()
                .with(
                        anAdvisory().id(TestServer.ID).forCrate("time").patchedIn(">=0.2.23"),
                        anAdvisory().id("RUSTSEC-2020-0072").forCrate("advised"),
                        anAdvisory()
                                .id("RUSTSEC-2020-0073")
                                .forCrate("withdrawn")
                                .withdrawnOn("2021-01-01"))
                .registry(aRegistry()
                        .release("time", "0.3.0")
                        .release("deleted", "1.0.0")
                        .gone("deleted", NOW))
                .build());
        HttpResponse<String> page = server.get(path);
        assertEquals(status, page.statusCode());
        assertContains(page.body(), text);
        assertContains(page.body(), "<!doctype html>");
        HttpResponse<String> head = server.send(server.request(path).method("HEAD", BodyPublishers.noBody()));
        assertEquals(status, head.statusCode());
        assertEquals("", head.body());
        assertEquals(page.headers().firstValue("Content-Length"), head.headers().firstValue("Content-Length"));
        int again = server.get(path, "If-None-Match", "*").statusCode();
        assertEquals(status == 200 ? 304 : 404, again);
        assertEquals(200, server.get("/v1" + path).statusCode(), "as data it is known: false");
    }

    @Test
    void thePageOfWhatIsNotKnownIsThere() {
        for (RegistryBuilder registry : List.of(
                aRegistry().onDemand().failing(),
                aRegistry().notLoaded(),
                aRegistry()
                        .onDemand()
                        .absent("nobodys")
                        .checkedAt("nobodys", NOW.minus(Duration.ofDays(9)))
                        .failing(),
                aRegistry().release("time", "0.3.0").checkedAt(NOW.minus(Duration.ofDays(9))))) {
            server.serve(with(registry));
            for (String path : List.of("/crates/nobodys", "/crates/nobodys/1.0.0")) {
                HttpResponse<String> page = server.get(path);
                assertEquals(200, page.statusCode(), page.body());
                assertFalse(page.body().contains("Not on crates.io"), page.body());
                JsonObject json = new JsonObject(server.get("/v1" + path).body());
                assertTrue(json.containsKey("known") && json.getValue("known") == null, json.encode());
            }
        }
        server.serve(aSnapshot().build());
        assertEquals(200, server.get("/crates/nobodys").statusCode());
        assertContains(
                server.get("/crates/nobodys").body(), "only the versions of this crate that advisories name are known");
        assertEquals(200, server.get("/crates/nobodys/1.0.0").statusCode());
    }

    private static Snapshot with(RegistryBuilder registry) {
        return aSnapshot()
                .with(anAdvisory().id(TestServer.ID).forCrate("time").patchedIn(">=0.2.23"))
                .registry(registry)
                .build();
    }

    private static void assertContains(String page, String text) {
        assertTrue(page.contains(text), page);
    }
}

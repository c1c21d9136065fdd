package dev.rustsecd.service.http;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.SnapshotBuilder;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.SourceState;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that cannot be read and of which no older version serves: their crates are unknown everywhere. */
class QuarantineHttpTest {
    private static final String PRIVATE = "/srv/advisories";
    private static final TestServer SERVER = TestServer.empty();

    private static SnapshotBuilder facts() {
        return aSnapshot()
                .source(new SourceState(
                        PRIVATE,
                        false,
                        false,
                        new Revision(1),
                        "c".repeat(40),
                        SnapshotBuilder.NOW,
                        SnapshotBuilder.NOW,
                        SnapshotBuilder.NOW))
                .with(
                        anAdvisory().id("RUSTSEC-2024-0001").forCrate("found").patchedIn(">=2.0.0"),
                        anAdvisory().id("RUSTSEC-2024-0002").forCrate("fine").patchedIn(">=1.0.0"))
                .registry(aRegistry()
                        .release("bad-one", "1.0.0")
                        .release("found", "1.0.0", "2.0.0")
                        .release("fine", "1.0.0")
                        .release("inside", "1.0.0"));
    }

    @BeforeAll
    static void serve() {
        SERVER.serve(facts().unreadable("crates/Bad_One/RUSTSEC-2024-0009.md", "Bad_One")
                .unreadable("crates/found/RUSTSEC-2024-0010.md", "found")
                .unreadable("crates/fine/RUSTSEC-2024-0001.md")
                .unreadable("rust/std/CVE-2024-0001.md")
                .unreadableOf(PRIVATE, "crates/inside/ACME-1.md", "inside")
                .build());
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @ParameterizedTest
    @CsvSource({
        "bad-one, 1.0.0, unknown",
        "BAD_one, 1.0.0, unknown",
        "inside,  1.0.0, unknown",
        "found,   2.0.0, unknown",
        "found,   1.0.0, findings",
        "fine,    1.0.0, clean",
        "std,     1.0.0, unknown"
    })
    void auditsAndLookUpsSayThatSomethingIsNotKnown(String crate, String version, String verdict) {
        String label = crate + "@" + version;
        boolean quarantined = !verdict.equals("clean") && !crate.equals("std");
        List<JsonObject> answers = List.of(
                json(SERVER.post("/v1/audit", "[\"" + label + "\"]")),
                json(SERVER.get("/v1/crates/" + crate + "/" + version)),
                json(SERVER.post("/v1/lookup", "[\"" + label + "\"]"))
                        .getJsonArray("results")
                        .getJsonObject(0));
        for (JsonObject answer : answers) {
            assertEquals(verdict, answer.getString("verdict"), answer.encode());
            String because = answer.getJsonArray("incomplete_because").encode();
            assertEquals(quarantined, because.contains("advisories_quarantined"), because);
            assertEquals(verdict.equals("clean"), answer.getBoolean("complete"), because);
        }
        String asked = json(SERVER.post("/v1/audit", "[\"" + label + "\"]"))
                .getJsonArray("incomplete_because")
                .encode();
        assertEquals(quarantined, asked.contains("{\"reason\":\"advisories_quarantined\",\"packages\":[\"" + label));
        int expected = verdict.equals("clean") ? 200 : 422;
        assertEquals(
                expected,
                SERVER.post("/v1/audit?fail_on=unknown", "[\"" + label + "\"]").statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "bad-one, 1.0.0: advisory unreadable",
        "bad-one/1.0.0, 1.0.0: advisory unreadable",
        "found, 2.0.0: advisory unreadable",
        "inside, 1.0.0: advisory unreadable",
    })
    void badgesAreGrey(String what, String message) {
        JsonObject badge = json(SERVER.get("/badge/" + what + ".json"));
        assertEquals(message, badge.getString("message"));
        assertEquals("lightgrey", badge.getString("color"));
    }

    @Test
    void aBadgeWithoutARegistryIsGreyToo() {
        try (TestServer other = TestServer.empty()) {
            other.serve(
                    aSnapshot().unreadable("crates/a/RUSTSEC-2024-0009.md", "a").build());
            assertEquals("advisory unreadable", json(other.get("/badge/a.json")).getString("message"));
            assertEquals(
                    "1.0.0: advisory unreadable",
                    json(other.get("/badge/a/1.0.0.json")).getString("message"));
        }
    }

    @Test
    void nothingIsSaidToBeSafeOfSuchACrate() {
        JsonObject crate = json(SERVER.get("/v1/crates/found?versions=true"));
        assertEquals(
                "[{\"reason\":\"advisories_quarantined\",\"packages\":[\"found\"]}]",
                crate.getJsonArray("incomplete_because").encode());
        assertFalse(crate.getBoolean("complete"));
        assertEquals(null, crate.getString("latest_safe_version"));
        assertEquals("unknown", crate.getJsonArray("versions").getJsonObject(0).getString("status"));
        assertEquals("affected", crate.getJsonArray("versions").getJsonObject(1).getString("status"));
        JsonObject fine = json(SERVER.get("/v1/crates/fine?versions=true"));
        assertTrue(fine.getBoolean("complete"));
        assertEquals("1.0.0", fine.getString("latest_safe_version"));
    }

    @Test
    void pagesSayIt() {
        String crate = SERVER.get("/crates/bad-one").body();
        assertTrue(crate.contains("The file of an advisory about this crate is broken and cannot be read."), crate);
        assertTrue(crate.contains("it is not known which versions are safe"), crate);
        assertFalse(crate.contains("No advisory is about this crate"), crate);
        String version = SERVER.get("/crates/bad-one/1.0.0").body();
        assertTrue(
                version.contains("An advisory that concerns these packages cannot be read: bad-one 1.0.0."), version);
        HttpResponse<String> report = SERVER.post("/v1/audit?format=html", "[\"bad-one@1.0.0\"]");
        assertTrue(
                report.body().contains("dvisory that concerns these packages cannot be read: bad-one 1.0.0."),
                report::body);
        assertEquals("unknown", verdict(report));
        String advisory = SERVER.get("/v1/advisories/RUSTSEC-2024-0009").body();
        assertTrue(advisory.contains("The file of the advisory with this id cannot be read"), advisory);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/vulns/RUSTSEC-2024-0009,      404, unknown",
        "/v1/vulns/RUSTSEC-2024-0001,      200, ''",
        "/v1/vulns/RUSTSEC-2024-0002,      200, ''",
        "/v1/vulns/RUSTSEC-1999-0001,      404, ''",
        "/packages/Bad_One.json,           404, unknown",
        "/packages/found.json,             200, unknown",
        "/packages/fine.json,              200, ''",
        "/packages/std.json,               404, unknown",
        "/packages/inside.json,            404, ''",
        "/packages/Bad_One.html,           404, unknown",
        "/packages/found.html,             200, unknown",
        "/packages/fine.html,              200, ''",
        "/advisories/RUSTSEC-2024-0009.html, 404, unknown",
        "/advisories/RUSTSEC-1999-0001.html, 404, ''",
        "/feed.xml,                        200, unknown",
        "/feed.xml?crate=bad_one,          200, unknown",
        "/feed.xml?crate=fine,             200, ''",
        "/feed.xml?crate=std,              200, ''",
        "/osv/crates.io/all.zip,           200, unknown",
        "/osv/crates.io/modified_id.csv,   200, unknown",
    })
    void surfacesOfOthersSayItInAHeaderAlsoWhenNothingIsNew(String path, int status, String verdict) {
        HttpResponse<String> answer = SERVER.get(path);
        assertEquals(status, answer.statusCode());
        assertEquals(verdict, verdict(answer));
        if (status == 200) {
            String tag = answer.headers().firstValue("ETag").orElseThrow();
            for (String condition : List.of(tag, "\"other\", " + tag)) {
                HttpResponse<String> again = SERVER.get(path, "If-None-Match", condition);
                assertEquals(304, again.statusCode());
                assertEquals(verdict, verdict(again));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"package":{"name":"bad-one","ecosystem":"crates.io"}}                   | unknown
                    {"package":{"name":"Bad_One","ecosystem":"crates.io"},"version":"1.0.0"} | unknown
                    {"package":{"purl":"pkg:cargo/found@1.0.0"}}                             | unknown
                    {"package":{"name":"fine","ecosystem":"crates.io"}}                      | ''
                    {"package":{"name":"inside","ecosystem":"crates.io"}}                    | ''
                    {"package":{"name":"bad-one","ecosystem":"npm"}}                         | ''
                    """)
    void queriesOfOsvSayItWhereOneOfThemTouchesSuchACrate(String query, String verdict) {
        assertEquals(verdict, verdict(SERVER.post("/v1/query", query)));
        String fine = "{\"package\":{\"name\":\"fine\",\"ecosystem\":\"crates.io\"}}";
        String batch = "{\"queries\":[" + fine + "," + query + "]}";
        assertEquals(verdict, verdict(SERVER.post("/v1/querybatch", batch)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/crates/bad-one", "/v1/crates/bad-one/1.0.0", "/crates/bad-one", "/badge/bad-one.svg"})
    void tagsMoveWithQuarantine(String path) {
        String before = SERVER.get(path).headers().firstValue("ETag").orElseThrow();
        try (TestServer other = TestServer.empty()) {
            other.serve(facts().build());
            assertNotEquals(before, other.get(path).headers().firstValue("ETag").orElseThrow());
        }
    }

    @Test
    void theRevisionOfAnAnswerIsThatOfTheQuarantineItConsulted() {
        try (TestServer other = TestServer.empty()) {
            other.serve(facts().revision(9)
                    .crateRevision("bad-one", 7)
                    .unreadable("crates/bad-one/RUSTSEC-2024-0009.md", "bad-one")
                    .build());
            assertEquals(7, revision(other.post("/v1/audit", "[\"bad-one@1.0.0\"]")));
            assertEquals(7, revision(other.get("/v1/crates/bad-one")));
            assertEquals(1, revision(other.get("/v1/crates/fine")));
        }
    }

    private static int revision(HttpResponse<String> answer) {
        return json(answer).getJsonObject("database").getInteger("revision");
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return new JsonObject(answer.body());
    }

    private static String verdict(HttpResponse<?> answer) {
        return answer.headers().firstValue("Rustsec-Verdict").orElse("");
    }
}

package dev.rustsecd.service.http;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.ReleaseBuilder.aRelease;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route that takes a version takes one without its build metadata for the one that is published with it. */
class BuildMetadataHttpTest {
    private static final String PUBLISHED = "0.9.10+spec-1.1.0";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.empty();
        server.serve(aSnapshot()
                .with(anAdvisory().id(TestServer.ID).forCrate("toml").patchedIn(">=0.9.11"))
                .registry(aRegistry()
                        .release("toml", aRelease(PUBLISHED).yanked(), aRelease("0.9.11+spec-1.1.0"))
                        .release("twice", "1.0.0+a", "1.0.0+b")
                        .release("curl-sys", "0.4.80+curl-8.12.1"))
                .build());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.9.10", "0.9.10+spec-1.1.0", "0.9.10%2Bspec-1.1.0"})
    void aLookUpIsAnsweredInThePublishedSpelling(String version) {
        JsonObject answer =
                new JsonObject(server.get("/v1/crates/toml/" + version).body());
        assertEquals(PUBLISHED, answer.getJsonObject("package").getString("version"));
        assertEquals(true, answer.getBoolean("known"));
        assertEquals("yanked", answer.getJsonObject("yank").getString("state"));
        JsonObject finding = answer.getJsonArray("findings").getJsonObject(0);
        assertEquals(PUBLISHED, finding.getJsonObject("package").getString("version"));
    }

    @Test
    void whichOfTwoIsMeantIsNotKnown() {
        JsonObject answer = new JsonObject(server.get("/v1/crates/twice/1.0.0").body());
        assertEquals("1.0.0", answer.getJsonObject("package").getString("version"));
        assertEquals(false, answer.getBoolean("known"));
        assertEquals("unknown", answer.getString("verdict"));
        assertEquals(404, server.get("/v1/crates/twice/1.0.0/yank").statusCode());
        assertEquals(true, new JsonObject(server.get("/v1/crates/twice/1.0.0+b").body()).getBoolean("known"));
    }

    @Test
    void theYankIsThatOfThePublishedVersion() {
        HttpResponse<String> yank = server.get("/v1/crates/toml/0.9.10/yank");
        assertEquals(200, yank.statusCode());
        assertEquals(server.get("/v1/crates/toml/" + PUBLISHED + "/yank").body(), yank.body());
    }

    @ParameterizedTest
    @CsvSource({
        "toml/0.9.10, 0.9.10+spec-1.1.0: 1 vulnerability; yanked",
        "curl-sys/0.4.80, 0.4.80+curl-8.12.1: no advisories",
        "twice/1.0.0, 1.0.0: not in the registry",
    })
    void aBadgeSaysWhatIsKnownOfThePublishedVersion(String what, String message) {
        JsonObject badge = new JsonObject(server.get("/badge/" + what + ".json").body());
        assertEquals(message.replace(';', ','), badge.getString("message"));
    }

    @Test
    void aPageIsThatOfThePublishedVersion() {
        String page = server.get("/crates/curl-sys/0.4.80").body();
        assertTrue(page.contains("curl-sys 0.4.80+curl-8.12.1"), page);
    }

    @Test
    void aListIsAnsweredInThePublishedSpelling() {
        String asked =
                "[\"toml@0.9.10\", {\"name\": \"curl-sys\", \"version\": \"0.4.80\"}, \"pkg:cargo/toml@0.9.10\"]";
        JsonObject answer = new JsonObject(server.post("/v1/lookup", asked).body());
        for (int i = 0; i < 3; i++) {
            JsonObject result = answer.getJsonArray("results").getJsonObject(i);
            String version = i == 1 ? "0.4.80+curl-8.12.1" : PUBLISHED;
            assertEquals(version, result.getJsonObject("package").getString("version"));
            assertEquals(true, result.getBoolean("known"));
        }
    }

    @Test
    void aReportKeepsTheSpellingOfItsLockfile() {
        JsonObject report = new JsonObject(server.post("/v1/audit", "[\"curl-sys@0.4.80\", \"toml@0.9.10\"]")
                .body());
        assertEquals(true, report.getBoolean("complete"));
        assertEquals(0, report.getJsonArray("not_in_registry").size());
        JsonObject finding = report.getJsonArray("findings").getJsonObject(0);
        assertEquals("0.9.10", finding.getJsonObject("package").getString("version"));
        assertEquals(
                "cargo update -p toml@0.9.10 --precise 0.9.11+spec-1.1.0",
                finding.getJsonObject("fix").getJsonArray("commands").getString(0));
    }
}

package dev.rustsecd.service.http;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.AdvisoryBuilder;
import dev.rustsecd.fixtures.SnapshotBuilder;
import dev.rustsecd.service.render.ReportFormat;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No representation of a plan says more than the data bears out. */
class TrueAdviceHttpTest {
    private static final String CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index";
    private static final String GIT = "git+https://example.com/r?branch=b";

    private static final String HIGH_TWICE = """
            version = 4

            [[package]]
            name = "app"
            version = "0.1.0"
            dependencies = ["high 1.0.0 (CRATES_IO)", "high 1.0.0 (GIT)"]

            [[package]]
            name = "high"
            version = "1.0.0"
            source = "CRATES_IO"
            dependencies = ["low"]

            [[package]]
            name = "high"
            version = "1.0.0"
            source = "GIT#0123456789"
            dependencies = ["low"]

            [[package]]
            name = "low"
            version = "1.0.0"
            source = "CRATES_IO"
            """.replace("CRATES_IO", CRATES_IO).replace("GIT", GIT);

    private final TestServer server = new TestServer(HttpSettings.of("127.0.0.1", 0, TestServer.MAX_BODY));

    @AfterEach
    void stop() {
        server.close();
    }

    private static AdvisoryBuilder memmap() {
        return anAdvisory()
                .id("RUSTSEC-2020-0077")
                .forCrate("memmap")
                .informational("unmaintained")
                .unaffected("> 0.7.0");
    }

    private static SnapshotBuilder facts() {
        return aSnapshot()
                .with(memmap())
                .with(anAdvisory().id("RUSTSEC-2024-0363").forCrate("sqlx").patchedIn(">=0.8.1"))
                .with(anAdvisory().id("RUSTSEC-2024-0437").forCrate("protobuf").patchedIn(">=3.7.2"));
    }

    private static String lockfile(String... packages) {
        StringBuilder text = new StringBuilder("version = 4\n\n[[package]]\nname = \"app\"\nversion = \"0.1.0\"\n");
        text.append("dependencies = [");
        List.of(packages)
                .forEach(one -> text.append('"').append(one.split("@")[0]).append("\", "));
        text.append("]\n");
        for (String one : packages) {
            String[] parts = one.split("@");
            text.append("\n[[package]]\nname = \"")
                    .append(parts[0])
                    .append("\"\nversion = \"")
                    .append(parts[1]);
            text.append("\"\nsource = \"").append(CRATES_IO).append("\"\n");
        }
        return text.toString();
    }

    private JsonObject audit(String lockfile) {
        return new JsonObject(server.post("/v1/audit", lockfile).body());
    }

    @Test
    void aCrateThatTheIndexLacksIsPlannedByItsRanges() {
        server.serve(facts().registry(aRegistry().release("other", "1.0.0")).build());
        JsonArray findings = audit(lockfile("protobuf@2.27.1", "sqlx@0.8.0")).getJsonArray("findings");
        JsonObject protobuf = findings.getJsonObject(0).getJsonObject("fix");
        assertEquals("major-upgrade", protobuf.getString("class"), protobuf::encode);
        assertEquals("3.7.2", protobuf.getString("version"));
        JsonObject sqlx = findings.getJsonObject(1).getJsonObject("fix");
        assertEquals("lock-update", sqlx.getString("class"), sqlx::encode);
        assertEquals("ranges", sqlx.getString("verified"));
        assertEquals(new JsonArray().add("cargo update -p sqlx@0.8.0 --precise 0.8.1"), sqlx.getJsonArray("commands"));
        JsonObject alone = new JsonObject(server.get("/v1/crates/sqlx/0.8.0").body()).getJsonObject("fix");
        assertEquals("ranges", alone.getString("verified"), alone::encode);
        assertEquals("0.8.1", alone.getString("version"));
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void noFormatTellsToRemoveWhatHasAPatchedVersionOrThatThereIsNone(ReportFormat format) {
        server.serve(facts().registry(aRegistry().release("other", "1.0.0")).build());
        String body = server.post(
                        "/v1/audit?help=true&format=" + format.label(), lockfile("protobuf@2.27.1", "sqlx@0.8.0"))
                .body();
        for (String claim : List.of("emove it", "emove this package", "no safe version", "\"full\"", "No fix")) {
            assertFalse(body.contains(claim), () -> claim + " in " + body);
        }
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void noFormatSellsAnOpenBound(ReportFormat format) {
        server.serve(facts().build());
        String body = server.post("/v1/audit?help=true&format=" + format.label(), lockfile("memmap@0.7.0"))
                .body();
        assertFalse(body.contains("cargo update -p"), body);
    }

    @Test
    void anOpenBoundIsNoFixAndSaysWhy() {
        server.serve(facts().build());
        String why = "The crate is no longer maintained, so no release will fix this.";
        JsonObject report = audit(lockfile("memmap@0.7.0"));
        JsonObject fix = report.getJsonArray("findings").getJsonObject(0).getJsonObject("fix");
        assertEquals("no-fix", fix.getString("class"));
        assertEquals(why, fix.getString("why"));
        JsonObject all = report.getJsonObject("fix_all");
        assertEquals(0, all.getInteger("solves"));
        JsonObject remaining = all.getJsonArray("remaining").getJsonObject(0);
        assertEquals(why, remaining.getString("why"));
        assertEquals(
                new JsonObject().put("name", "memmap").put("version", "0.7.0").put("source", CRATES_IO),
                remaining.getJsonObject("package"));
        JsonObject alone = new JsonObject(server.get("/v1/crates/memmap/0.7.0").body()).getJsonObject("fix");
        assertEquals(why, alone.getString("why"), alone::encode);
        JsonObject listed =
                new JsonObject(server.post("/v1/audit", "[\"memmap@0.7.0\"]").body());
        assertEquals(fix, listed.getJsonArray("findings").getJsonObject(0).getJsonObject("fix"));
    }

    @Test
    void blockersAndPathsNameTheSourceWhereTwoPackagesHaveOneNameAndVersion() {
        server.serve(aSnapshot()
                .with(anAdvisory().forCrate("low").patchedIn(">=2.0.0"))
                .registry(aRegistry().release("low", "1.0.0", "2.0.0").release("high", "1.0.0"))
                .build());
        JsonObject finding = audit(HIGH_TWICE).getJsonArray("findings").getJsonObject(0);
        assertEquals(
                new JsonArray()
                        .add(new JsonArray()
                                .add("app 0.1.0")
                                .add("high 1.0.0 (" + CRATES_IO + ")")
                                .add("low 1.0.0")),
                finding.getJsonArray("paths"));
        List<String> sources = finding.getJsonObject("fix").getJsonArray("blocked_by").stream()
                .map(JsonObject.class::cast)
                .map(blocker -> blocker.getString("crate") + ' ' + blocker.getString("source"))
                .toList();
        assertEquals(List.of("high " + CRATES_IO, "high " + GIT + "#0123456789"), sources);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "cargo-audit", "sarif", "markdown", "html"})
    void everyFormatWithPathsNamesTheSourceThen(String format) {
        server.serve(aSnapshot()
                .with(anAdvisory().forCrate("low").patchedIn(">=2.0.0"))
                .build());
        String body = server.post("/v1/audit?format=" + format, HIGH_TWICE).body();
        assertTrue(body.contains("high 1.0.0 (" + CRATES_IO + ")"), body);
    }
}

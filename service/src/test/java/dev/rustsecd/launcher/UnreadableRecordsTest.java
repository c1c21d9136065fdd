package dev.rustsecd.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.AdvisoryFile;
import dev.rustsecd.ingest.fixtures.FakeAdvisoryRepository;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Advisory records that are odd, or cannot be read, from their git repository to the answers of a fresh start. */
class UnreadableRecordsTest {
    private static final String DAY1 = "2026-11-18T12:00:00Z";
    private static final String DAY2 = "2026-11-19T12:00:00Z";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private FakeAdvisoryRepository upstream;

    @BeforeEach
    void makeARepository() {
        upstream = FakeAdvisoryRepository.in(folder.resolve("upstream"));
    }

    @Test
    void whatIsOddIsReadAndWhatCannotBeReadIsUnknown() {
        AdvisoryFile a = AdvisoryFile.of("RUSTSEC-2026-9001", "a");
        AdvisoryFile b = AdvisoryFile.of("RUSTSEC-2026-9002", "b");
        AdvisoryFile c = AdvisoryFile.of("RUSTSEC-2026-9003", "c").saying("Caf\u00e9.");
        AdvisoryFile d = AdvisoryFile.of("RUSTSEC-2026-9004", "d").saying("Long. ".repeat(50_000));
        upstream.put(a.path(), a.text().replace("date =", "cvss = \"CVSS:5.0/AV:N\"\ndate ="))
                .put(b.path(), b.text().replace("patched =", "unaffected = [\"< 1.0 || > 3\"]\npatched ="))
                .put(c.path(), c.text().getBytes(StandardCharsets.ISO_8859_1))
                .put(d)
                .commit(DAY1);
        try (ProgramProcess program = start()) {
            JsonObject report = audit(program, "a@1.0.0", "b@1.0.0", "c@1.0.0", "d@1.0.0");
            assertEquals("a c d", found(report));
            assertEquals("b@1.0.0", unreadable(report));
            assertEquals("unknown", audit(program, "b@1.0.0").getString("verdict"));
            assertBadge(program, "b", "advisory unreadable", "lightgrey");
            assertBadge(program, "b/1.0.0", "1.0.0: advisory unreadable", "lightgrey");
            assertBadge(program, "a/1.0.0", "1.0.0: 1 vulnerability", "red");
            JsonObject status = json(program.get("/v1/status"));
            assertEquals(
                    b.path(), status.getJsonArray("quarantine").getJsonObject(0).getString("record"));
            assertEquals(
                    List.of(
                            a.path()
                                    + ": [advisory] cvss: CVSS:5.0/AV:N has an unknown version of CVSS, so there is no score",
                            c.path() + ": 1 byte of the description is not UTF-8; shown as U+FFFD",
                            d.path() + ": the file has " + d.text().length()
                                    + " bytes and only the first 65536 are read, so the description is cut"),
                    remarks(status));
            assertTrue(program.get("/status").body().contains("whether it affects these crates: b."));
            JsonObject long1 = json(program.get("/v1/advisories/" + d.id()));
            assertTrue(long1.getString("description").endsWith("*This text is too long; the rest was cut off.*"));
            assertEquals(
                    "Caf\ufffd.", json(program.get("/v1/advisories/" + c.id())).getString("description"));
            HttpResponse<String> missing = program.get("/v1/vulns/" + b.id());
            assertEquals(404, missing.statusCode());
            assertEquals(
                    "unknown", missing.headers().firstValue("Rustsec-Verdict").orElse(""));
        }
    }

    @Test
    void ofTwoFilesWithOneIdTheTrueOneServes() {
        AdvisoryFile copied = AdvisoryFile.of("RUSTSEC-2026-9001", "z-copied");
        AdvisoryFile older = AdvisoryFile.of("RUSTSEC-2026-9002", "z-older");
        AdvisoryFile younger = AdvisoryFile.of("RUSTSEC-2026-9002", "a-younger");
        AdvisoryFile one = AdvisoryFile.of("RUSTSEC-2026-9003", "a-twin");
        AdvisoryFile other = AdvisoryFile.of("RUSTSEC-2026-9003", "z-twin");
        AdvisoryFile deep = AdvisoryFile.of("RUSTSEC-2026-9004", "deep");
        upstream.put(copied).put(older).commit(DAY1);
        upstream.put("crates/a-folder/" + copied.id() + ".md", copied.text())
                .put(younger)
                .put(one)
                .put(other)
                .put("crates/deep/er/" + deep.id() + ".md", deep.text())
                .commit(DAY2);
        try (ProgramProcess program = start()) {
            JsonObject report = audit(
                    program,
                    "a-folder@1.0.0",
                    "z-copied@1.0.0",
                    "z-older@1.0.0",
                    "a-younger@1.0.0",
                    "a-twin@1.0.0",
                    "z-twin@1.0.0",
                    "deep@1.0.0");
            assertEquals("z-copied z-older", found(report));
            assertEquals("a-younger@1.0.0 a-twin@1.0.0 z-twin@1.0.0 deep@1.0.0", unreadable(report));
            assertEquals("clean", audit(program, "a-folder@1.0.0").getString("verdict"));
            for (String crate : List.of("a-younger", "a-twin", "z-twin", "deep")) {
                JsonObject alone = audit(program, crate + "@1.0.0");
                assertEquals("unknown", alone.getString("verdict"));
                assertFalse(alone.getBoolean("complete"));
            }
            assertEquals(
                    5,
                    json(program.get("/v1/status")).getJsonArray("quarantine").size());
        }
    }

    private ProgramProcess start() {
        return ProgramProcess.start(
                folder.resolve("data"), Map.of(), "--advisory-db=" + upstream.path(), "--max-commit-age=P36500D");
    }

    private static JsonObject audit(ProgramProcess program, String... packages) {
        byte[] body = JsonArray.of((Object[]) packages).encode().getBytes(StandardCharsets.UTF_8);
        return json(program.post("/v1/audit", body));
    }

    private static String found(JsonObject report) {
        return report.getJsonArray("findings").stream()
                .map(finding -> ((JsonObject) finding).getJsonObject("package").getString("name"))
                .collect(Collectors.joining(" "));
    }

    private static String unreadable(JsonObject report) {
        return report.getJsonArray("incomplete_because").stream()
                .map(JsonObject.class::cast)
                .filter(because -> because.getString("reason").equals("advisories_quarantined"))
                .flatMap(because -> because.getJsonArray("packages").stream())
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    private static List<String> remarks(JsonObject status) {
        return status.getJsonArray("remarks").stream()
                .map(JsonObject.class::cast)
                .map(remark -> remark.getString("record") + ": " + remark.getString("text"))
                .toList();
    }

    private static void assertBadge(ProgramProcess program, String what, String message, String colour) {
        JsonObject badge = json(program.get("/badge/" + what + ".json"));
        assertEquals(message, badge.getString("message"));
        assertEquals(colour, badge.getString("color"));
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return new JsonObject(answer.body());
    }
}

package dev.rustsecd.service.render.sarif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.service.render.JsonSchemas;
import dev.rustsecd.service.render.Reports;
import dev.rustsecd.service.render.YankedFacts;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Yanked packages in SARIF. */
class SarifYankTest {
    @Test
    void allYanksHaveOneRuleAsThoseOfCargoAuditDo() {
        JsonObject run = run(AuditPolicy.DEFAULT);
        JsonObject rule = rule(run);
        assertEquals("yanked", rule.getString("id"));
        assertEquals("warning", rule.getJsonObject("defaultConfiguration").getString("level"));
        assertEquals("high", rule.getJsonObject("properties").getString("precision"));
        assertFalse(rule.getJsonObject("properties").containsKey("security-severity"));
        List<JsonObject> yanked = yanked(run);
        assertEquals(6, yanked.size());
        yanked.forEach(result -> assertEquals("warning", result.getString("level")));
    }

    @Test
    void aYankIsAtTheLineOfItsPackageWithAFingerprintOfItsOwn() {
        List<JsonObject> yanked = yanked(run(AuditPolicy.DEFAULT));
        assertEquals(
                List.of(14, 19, 24, 29, 34, 42),
                yanked.stream()
                        .map(result -> result.getJsonArray("locations")
                                .getJsonObject(0)
                                .getJsonObject("physicalLocation")
                                .getJsonObject("region")
                                .getInteger("startLine"))
                        .toList());
        assertEquals(
                6,
                yanked.stream()
                        .map(result ->
                                result.getJsonObject("partialFingerprints").getString("primaryLocationLineHash"))
                        .distinct()
                        .count());
    }

    @Test
    void messagesSayWhyAndWhatToDo() {
        List<String> messages = yanked(run(AuditPolicy.DEFAULT)).stream()
                .map(result -> result.getJsonObject("message").getString("text"))
                .toList();
        assertEquals("unexplained 1.10.0: Yanked without a stated reason; nothing needs to be done.", messages.get(0));
        assertEquals(
                "arrayref 0.3.9 is yanked, possibly as part of an attack (The message on the registry says: \"please update\"). Do not update: the yank"
                        + " may be part of an attack.",
                messages.get(3));
        assertEquals(
                "broken 2.0.0 is yanked (The operator of this service says: \"does not build | on *any* target\")."
                        + " Update to broken 2.0.1 (Cargo.lock only)."
                        + " Run: cargo update -p broken@2.0.0 --precise 2.0.1",
                messages.get(4));
    }

    @Test
    void aSuspiciousYankNamesNoOtherVersion() {
        JsonObject held = yanked(run(AuditPolicy.DEFAULT)).get(3);
        String text = held.getJsonObject("message").getString("text");
        assertFalse(text.contains("0.3.10"), text);
        assertFalse(text.contains("cargo update"), text);
        assertEquals(
                "hold", held.getJsonObject("properties").getJsonObject("yank").getString("action"));
        String help = rule(run(AuditPolicy.DEFAULT)).getJsonObject("help").getString("markdown");
        assertTrue(
                help.contains(
                        "- `arrayref 0.3.9`: The message on the registry says: \"please update\". Do not update: the yank may be part of an attack.\n"),
                help);
    }

    @Test
    void anIgnoredYankIsSuppressed() {
        List<JsonObject> yanked = yanked(run(Reports.ignoring("Cargo.lock", "yanked:broken@2.0.0")));
        assertEquals(
                List.of(0, 0, 0, 0, 0, 1),
                yanked.stream()
                        .map(result -> result.getJsonArray("suppressions").size())
                        .toList());
    }

    private static JsonObject rule(JsonObject run) {
        return run.getJsonObject("tool")
                .getJsonObject("driver")
                .getJsonArray("rules")
                .getJsonObject(1);
    }

    private static List<JsonObject> yanked(JsonObject run) {
        return run.getJsonArray("results").stream()
                .map(JsonObject.class::cast)
                .filter(result -> result.getString("ruleId").equals("yanked"))
                .toList();
    }

    private static JsonObject run(AuditPolicy policy) {
        byte[] sarif = SarifReport.render(Reports.report(YankedFacts.snapshot(), YankedFacts.LOCKFILE, policy));
        assertEquals(List.of(), JsonSchemas.sarifErrors(sarif));
        return new JsonObject(new String(sarif, StandardCharsets.UTF_8))
                .getJsonArray("runs")
                .getJsonObject(0);
    }
}

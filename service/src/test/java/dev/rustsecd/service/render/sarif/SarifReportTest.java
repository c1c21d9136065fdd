package dev.rustsecd.service.render.sarif;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static dev.rustsecd.service.render.Reports.CRATES_IO;
import static dev.rustsecd.service.render.Reports.entry;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.service.render.JsonSchemas;
import dev.rustsecd.service.render.Reports;
import dev.rustsecd.snapshot.Snapshot;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SarifReportTest {
    private static final Snapshot SNAPSHOT = aSnapshot()
            .with(
                    anAdvisory()
                            .id("RUSTSEC-2020-0071")
                            .forCrate("time")
                            .title("Braces {0} and [link](1)")
                            .patchedIn(">=0.1.45")
                            .categories(IntStream.range(0, 40)
                                    .mapToObj(i -> "category-" + i)
                                    .toArray(String[]::new))
                            .cvss("CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"),
                    anAdvisory()
                            .id("RUSTSEC-2021-0001")
                            .forCrate("old")
                            .informational("unmaintained")
                            .description("d".repeat(20_000)))
            .build();
    private static final String LOCKFILE = "version = 4\n" + entry("old", "1.0.0", CRATES_IO)
            + entry("time", "0.1.42", CRATES_IO)
            + entry("time", "0.1.43", CRATES_IO);

    @Test
    void everyResultIsAtTheLineOfItsPackage() {
        List<Integer> lines = results(run(AuditPolicy.DEFAULT)).stream()
                .map(result -> result.getJsonArray("locations").getJsonObject(0).getJsonObject("physicalLocation"))
                .map(location -> location.getJsonObject("region").getInteger("startLine"))
                .toList();
        assertEquals(List.of(4, 9, 14), lines);
    }

    @ParameterizedTest
    @CsvSource({
        "Cargo.lock, Cargo.lock",
        "my app/Cargo.lock, my%20app/Cargo.lock",
        "a:b/ä#?%/Cargo.lock, a%3Ab/%C3%A4%23%3F%25/Cargo.lock",
    })
    void theUriIsThePathEscaped(String path, String uri) {
        JsonObject run = run(Reports.ignoring(path));
        results(run)
                .forEach(result -> assertEquals(
                        uri,
                        result.getJsonArray("locations")
                                .getJsonObject(0)
                                .getJsonObject("physicalLocation")
                                .getJsonObject("artifactLocation")
                                .getString("uri")));
        assertEquals(
                "rustsecd/" + uri + '/', run.getJsonObject("automationDetails").getString("id"));
    }

    @Test
    void rulesStandOnceAndResultsPointAtThem() {
        JsonObject run = run(AuditPolicy.DEFAULT);
        JsonArray rules = rules(run);
        assertEquals(2, rules.size());
        for (JsonObject result : results(run)) {
            assertEquals(
                    result.getString("ruleId"),
                    rules.getJsonObject(result.getInteger("ruleIndex")).getString("id"));
        }
    }

    @Test
    void levelAndSeverityAreWhatCodeScanningReads() {
        JsonArray rules = rules(run(AuditPolicy.DEFAULT));
        JsonObject warning = rules.getJsonObject(0);
        assertEquals("warning", warning.getJsonObject("defaultConfiguration").getString("level"));
        assertFalse(warning.getJsonObject("properties").containsKey("security-severity"));
        JsonObject error = rules.getJsonObject(1);
        assertEquals("error", error.getJsonObject("defaultConfiguration").getString("level"));
        assertEquals("6.2", error.getJsonObject("properties").getString("security-severity"));
        assertEquals(20, error.getJsonObject("properties").getJsonArray("tags").size());
    }

    @Test
    void descriptionsAndHelpKeepTheirSize() {
        JsonObject rule = rules(run(AuditPolicy.DEFAULT)).getJsonObject(0);
        assertEquals(
                1_024, rule.getJsonObject("fullDescription").getString("text").length());
        assertTrue(rule.getJsonObject("help").getString("text").length() < 9_000);
        assertTrue(rule.getJsonObject("help").getString("markdown").length() < 9_000);
    }

    @Test
    void helpNamesTheFixOfEachPackage() {
        JsonObject help = rules(run(AuditPolicy.DEFAULT)).getJsonObject(1).getJsonObject("help");
        String command = "cargo update -p time@0.1.42 --precise 0.1.45";
        assertTrue(help.getString("text")
                .contains("- time 0.1.42: Update to time 0.1.45 (Cargo.lock only). Run: " + command));
        assertTrue(help.getString("markdown")
                .contains("- `time 0.1.42`: Update to time 0.1.45 (Cargo.lock only). `" + command + "`"));
    }

    @Test
    void messagesHaveNeitherPlaceholdersNorLinks() {
        assertEquals(
                "time 0.1.42 is vulnerable: RUSTSEC-2020-0071 (Braces {{0}} and link)."
                        + " Update to time 0.1.45 (Cargo.lock only). Run: cargo update -p time@0.1.42 --precise 0.1.45",
                results(run(AuditPolicy.DEFAULT))
                        .get(1)
                        .getJsonObject("message")
                        .getString("text"));
    }

    @Test
    void whatIsIgnoredIsSuppressedAndLast() {
        List<JsonObject> results = results(run(Reports.ignoring("Cargo.lock", "RUSTSEC-2021-0001")));
        assertEquals(
                List.of(0, 0, 1),
                results.stream()
                        .map(result -> result.getJsonArray("suppressions").size())
                        .toList());
        assertEquals("RUSTSEC-2021-0001", results.get(2).getString("ruleId"));
    }

    @Test
    void fingerprintsOutliveLinesAndTellDuplicatesApart() {
        String twice = entry("time", "0.1.42", CRATES_IO);
        List<String> before = fingerprints("version = 4\n" + twice);
        List<String> after = fingerprints(
                "version = 4\n" + entry("aaa", "1.0.0", CRATES_IO) + entry("old", "1.0.0", CRATES_IO) + twice + twice);
        assertEquals(before.get(0), after.get(1));
        assertTrue(after.get(1).endsWith(":1"));
        assertTrue(after.get(2).endsWith(":2"));
        assertEquals(after.size(), after.stream().distinct().count());
    }

    @Test
    void anUnknownVerdictIsNoCleanBill() {
        Snapshot stale = aSnapshot().seed().build();
        AuditReport report = Reports.report(stale, "version = 4\n" + entry("time", "0.1.42", CRATES_IO));
        JsonObject run = run(report);
        assertEquals(
                "Not everything could be checked: advisory data is from 2026-11-21.",
                run.getJsonArray("invocations")
                        .getJsonObject(0)
                        .getJsonArray("toolExecutionNotifications")
                        .getJsonObject(0)
                        .getJsonObject("message")
                        .getString("text"));
        assertEquals("unknown", run.getJsonObject("properties").getString("verdict"));
    }

    @Test
    void equalReportsGiveEqualBytes() {
        AuditReport report = Reports.report(SNAPSHOT, LOCKFILE);
        assertArrayEquals(SarifReport.render(report), SarifReport.render(Reports.report(SNAPSHOT, LOCKFILE)));
        assertEquals(List.of(), JsonSchemas.sarifErrors(SarifReport.render(report)));
    }

    @Test
    void theSchemaIsOneThatRefuses() {
        assertFalse(JsonSchemas.sarifErrors("{\"version\":\"2.1.0\",\"runs\":[{}]}".getBytes(StandardCharsets.UTF_8))
                .isEmpty());
        String uri = "{\"version\":\"2.1.0\",\"$schema\":\"a b\",\"runs\":[]}";
        assertFalse(
                JsonSchemas.sarifErrors(uri.getBytes(StandardCharsets.UTF_8)).isEmpty());
    }

    private static List<String> fingerprints(String lockfile) {
        return results(run(Reports.report(SNAPSHOT, lockfile))).stream()
                .map(result -> result.getJsonObject("partialFingerprints").getString("primaryLocationLineHash"))
                .toList();
    }

    private static JsonObject run(AuditPolicy policy) {
        return run(Reports.report(SNAPSHOT, LOCKFILE, policy));
    }

    private static JsonObject run(AuditReport report) {
        return new JsonObject(new String(SarifReport.render(report), StandardCharsets.UTF_8))
                .getJsonArray("runs")
                .getJsonObject(0);
    }

    private static JsonArray rules(JsonObject run) {
        return run.getJsonObject("tool").getJsonObject("driver").getJsonArray("rules");
    }

    private static List<JsonObject> results(JsonObject run) {
        return run.getJsonArray("results").stream().map(JsonObject.class::cast).toList();
    }
}

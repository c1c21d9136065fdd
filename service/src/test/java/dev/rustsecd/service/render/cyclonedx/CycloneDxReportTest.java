package dev.rustsecd.service.render.cyclonedx;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static dev.rustsecd.service.render.Reports.CRATES_IO;
import static dev.rustsecd.service.render.Reports.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.service.render.JsonSchemas;
import dev.rustsecd.service.render.Reports;
import dev.rustsecd.service.render.YankedFacts;
import dev.rustsecd.snapshot.Snapshot;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CycloneDxReportTest {
    private static final String COMMIT = "a".repeat(40);
    private static final Snapshot SNAPSHOT = aSnapshot()
            .with(
                    anAdvisory()
                            .id("RUSTSEC-2020-0071")
                            .forCrate("time")
                            .aliases("CVE-2020-26235")
                            .patchedIn("^0.1.45", ">=0.2.23")
                            .cvss("CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"),
                    anAdvisory().id("RUSTSEC-2021-0001").forCrate("time").informational("unmaintained"))
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.0.0+b|" + CRATES_IO + "|pkg:cargo/a_b@1.0.0%2Bb",
                "1.0.0|sparse+https://index.crates.io/|pkg:cargo/a_b@1.0.0",
                "1.0.0|registry+https://example.org/index|pkg:cargo/a_b@1.0.0?repository_url=https:%2F%2Fexample.org%2Findex",
                "1.0.0|git+https://example.org/r?branch=b#aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                        + "|pkg:cargo/a_b@1.0.0?vcs_url=git%2Bhttps:%2F%2Fexample.org%2Fr%40aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "1.0.0||",
            })
    void packageUrlsSayWhereFrom(String version, String source, String purl) {
        String text = "version = 4\n" + entry("a_b", version, source == null ? "" : source);
        assertEquals(
                purl,
                bom(text, AuditPolicy.DEFAULT)
                        .getJsonArray("components")
                        .getJsonObject(0)
                        .getString("purl"));
    }

    @Test
    void referencesAreUniqueAndStayTheSame() {
        String fork = "git+https://example.org/time#" + COMMIT;
        JsonObject bom = bom(
                "version = 4\n" + entry("time", "0.1.42", CRATES_IO) + entry("time", "0.1.42", CRATES_IO)
                        + entry("time", "0.1.42", fork),
                AuditPolicy.DEFAULT);
        assertEquals(
                List.of("time@0.1.42", "time@0.1.42 #2", "time@0.1.42 (" + fork + ")"),
                bom.getJsonArray("components").stream()
                        .map(component -> ((JsonObject) component).getString("bom-ref"))
                        .toList());
        assertEquals(
                List.of("time@0.1.42", "time@0.1.42 #2"),
                vulnerability(bom, 0).getJsonArray("affects").stream()
                        .map(affected -> ((JsonObject) affected).getString("ref"))
                        .toList());
    }

    @Test
    void theGraphStartsAtTheLockfile() {
        JsonObject bom = bom(
                "version = 4\n" + entry("app", "0.1.0", "", "time") + entry("time", "0.1.42", CRATES_IO),
                AuditPolicy.DEFAULT);
        Map<String, List<Object>> graph = bom.getJsonArray("dependencies").stream()
                .map(JsonObject.class::cast)
                .collect(Collectors.toMap(
                        node -> node.getString("ref"),
                        node -> node.getJsonArray("dependsOn").stream().toList()));
        assertEquals(
                Map.of(
                        "lockfile", List.of("app@0.1.0"),
                        "app@0.1.0", List.of("time@0.1.42"),
                        "time@0.1.42", List.of()),
                graph);
    }

    @Test
    void aVulnerabilityHasItsRatingItsVersionsAndTheFix() {
        JsonObject bom = bom("version = 4\n" + entry("time", "0.1.42", CRATES_IO), AuditPolicy.DEFAULT);
        JsonObject vulnerability = vulnerability(bom, 0);
        JsonObject rating = vulnerability.getJsonArray("ratings").getJsonObject(0);
        assertEquals("CVSSv31", rating.getString("method"));
        assertEquals("medium", rating.getString("severity"));
        assertEquals(
                "time 0.1.42: Update to time 0.1.45 (Cargo.lock only). Run: cargo update -p time@0.1.42 --precise 0.1.45",
                vulnerability.getString("recommendation"));
        assertEquals(
                new JsonArray()
                        .add(new JsonObject().put("version", "0.1.42").put("status", "affected"))
                        .add(new JsonObject()
                                .put("range", "vers:cargo/<0.1.45|>=0.2.0-0|<0.2.23")
                                .put("status", "affected")),
                vulnerability.getJsonArray("affects").getJsonObject(0).getJsonArray("versions"));
        assertFalse(vulnerability.containsKey("analysis"));
        assertEquals(
                "info",
                vulnerability(bom, 1).getJsonArray("ratings").getJsonObject(0).getString("severity"));
    }

    @Test
    void whatIsIgnoredSaysSoAndIsLast() {
        JsonObject bom = bom(
                "version = 4\n" + entry("time", "0.1.42", CRATES_IO), Reports.ignoring("Cargo.lock", "CVE-2020-26235"));
        JsonObject last = vulnerability(bom, 1);
        assertEquals("RUSTSEC-2020-0071", last.getString("id"));
        assertEquals(
                "Ignored by the policy: CVE-2020-26235",
                last.getJsonObject("analysis").getString("detail"));
    }

    @Test
    void aVersionThatIsTooLongForTheSchemaIsAProperty() {
        String version = "x".repeat(1_025);
        JsonObject component = bom("version = 4\n" + entry("app", version, ""), AuditPolicy.DEFAULT)
                .getJsonArray("components")
                .getJsonObject(0);
        assertFalse(component.containsKey("version"));
        assertEquals(
                version, component.getJsonArray("properties").getJsonObject(1).getString("value"));
    }

    @Test
    void aYankIsAPropertyOfItsComponentAndNoVulnerability() {
        Snapshot snapshot = YankedFacts.snapshot();
        AuditPolicy policy = Reports.ignoring("Cargo.lock", "RUSTSEC-2020-0071", "yanked:broken@2.0.0");
        JsonObject bom = bom(snapshot, YankedFacts.LOCKFILE, policy);
        assertEquals(1, bom.getJsonArray("vulnerabilities").size());
        assertEquals(List.of(), yankOf(bom, 0));
        assertEquals(
                List.of(
                        "rustsecd:yanked=true",
                        "rustsecd:yank:class=suspicious",
                        "rustsecd:yank:action=hold",
                        "rustsecd:yank:since=2026-11-13T12:00:00Z",
                        "rustsecd:yank:reason:registry=please update"),
                yankOf(bom, 4).subList(0, 5));
        assertTrue(yankOf(bom, 4)
                .contains("rustsecd:yank:recommendation=Do not update: the yank may be part of an attack."));
        assertTrue(yankOf(bom, 5).contains("rustsecd:yank:ignored_by=yanked:broken@2.0.0"));
        assertTrue(yankOf(bom, 5).contains("rustsecd:yank:reason:operator=does not build | on *any* target"));
        assertTrue(properties(bom.getJsonObject("metadata")).contains("rustsecd:yanks_asked_for=true"));
    }

    @Test
    void whereNobodyAsksForYanksTheDocumentSaysSo() {
        JsonObject bom = bom("version = 4\n" + entry("time", "0.1.42", CRATES_IO), AuditPolicy.DEFAULT);
        assertTrue(properties(bom.getJsonObject("metadata")).contains("rustsecd:yanks_asked_for=false"));
    }

    private static List<String> yankOf(JsonObject bom, int component) {
        return properties(bom.getJsonArray("components").getJsonObject(component)).stream()
                .filter(property -> property.startsWith("rustsecd:yank"))
                .toList();
    }

    private static List<String> properties(JsonObject object) {
        return object.getJsonArray("properties").stream()
                .map(JsonObject.class::cast)
                .map(property -> property.getString("name") + '=' + property.getString("value"))
                .toList();
    }

    @Test
    void theSchemaIsOneThatRefuses() {
        String unknownMember = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"odd\":1}";
        assertFalse(JsonSchemas.cycloneDxErrors(unknownMember.getBytes(StandardCharsets.UTF_8))
                .isEmpty());
    }

    private static JsonObject vulnerability(JsonObject bom, int index) {
        return bom.getJsonArray("vulnerabilities").getJsonObject(index);
    }

    private static JsonObject bom(String lockfile, AuditPolicy policy) {
        return bom(SNAPSHOT, lockfile, policy);
    }

    private static JsonObject bom(Snapshot snapshot, String lockfile, AuditPolicy policy) {
        byte[] bytes = CycloneDxReport.render(Reports.report(snapshot, lockfile, policy), snapshot);
        assertEquals(List.of(), JsonSchemas.cycloneDxErrors(bytes));
        return new JsonObject(new String(bytes, StandardCharsets.UTF_8));
    }
}

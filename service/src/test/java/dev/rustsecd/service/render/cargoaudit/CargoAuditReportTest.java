package dev.rustsecd.service.render.cargoaudit;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static dev.rustsecd.service.render.Reports.CRATES_IO;
import static dev.rustsecd.service.render.Reports.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.advisory.Severity;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.service.render.Reports;
import dev.rustsecd.service.render.YankedFacts;
import dev.rustsecd.snapshot.Snapshot;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CargoAuditReportTest {
    private static final String FORK = "git+https://example.org/time?rev=abc";
    private static final Snapshot SNAPSHOT = aSnapshot()
            .with(
                    anAdvisory().id("RUSTSEC-2020-0071").forCrate("time"),
                    anAdvisory().id("RUSTSEC-2020-0001").forCrate("time").aliases("CVE-2020-1"),
                    anAdvisory().id("RUSTSEC-2021-0001").forCrate("foo-bar").informational("novelty"))
            .build();

    @Test
    void itIsOneLineThatEnds() {
        String text = text("version = 4\n" + entry("time", "0.1.0", CRATES_IO), AuditPolicy.DEFAULT);
        assertEquals(1, text.lines().count());
        assertTrue(text.endsWith("}\n"));
    }

    @Test
    void membersStandInTheOrderOfCargoAudit() {
        JsonObject report = report("version = 4\n" + entry("time", "0.1.0", CRATES_IO));
        assertEquals(
                List.of("database", "lockfile", "settings", "vulnerabilities", "warnings", "rustsecd"),
                List.copyOf(report.fieldNames()));
    }

    @Test
    void settingsEchoThePolicyWithoutWhatIsNoId() {
        AuditPolicy policy = new AuditPolicy(
                List.of("CVE-2020-1", "RUSTSEC-nonsense", "yanked:time@0.1.0"),
                Set.of(),
                Severity.Level.HIGH,
                true,
                List.of("linux"),
                List.of("x86_64"),
                null,
                true,
                "Cargo.lock",
                null);
        JsonObject report = new JsonObject(text("version = 4\n" + entry("time", "0.1.0", CRATES_IO), policy));
        assertEquals(
                new JsonObject()
                        .put("target_arch", new JsonArray().add("x86_64"))
                        .put("target_os", new JsonArray().add("linux"))
                        .put("severity", "high")
                        .put("ignore", new JsonArray().add("CVE-2020-1").add("yanked:time@0.1.0"))
                        .put(
                                "informational_warnings",
                                new JsonArray()
                                        .add("unmaintained")
                                        .add("unsound")
                                        .add("notice")),
                report.getJsonObject("settings"));
        assertEquals(1, report.getJsonObject("vulnerabilities").getInteger("count"));
        assertEquals(1, report.getJsonObject("rustsecd").getJsonArray("ignored").size());
    }

    @Test
    void findingsFollowTheLockfileAndThenTheId() {
        JsonObject report =
                report("version = 4\n" + entry("time", "0.1.0", CRATES_IO) + entry("time", "0.2.0", CRATES_IO));
        List<String> order = report.getJsonObject("vulnerabilities").getJsonArray("list").stream()
                .map(JsonObject.class::cast)
                .map(one -> one.getJsonObject("package").getString("version") + " "
                        + one.getJsonObject("advisory").getString("id"))
                .toList();
        assertEquals(
                List.of(
                        "0.1.0 RUSTSEC-2020-0001",
                        "0.1.0 RUSTSEC-2020-0071",
                        "0.2.0 RUSTSEC-2020-0001",
                        "0.2.0 RUSTSEC-2020-0071"),
                order);
    }

    @Test
    void whatCargoAuditWouldOverlookIsThereAndNamed() {
        JsonObject report = report("version = 4\n" + entry("foo_bar", "1.0.0", "sparse+https://index.crates.io/"));
        JsonObject notice =
                report.getJsonObject("warnings").getJsonArray("notice").getJsonObject(0);
        assertEquals("notice", notice.getString("kind"));
        assertEquals("novelty", notice.getJsonObject("advisory").getString("informational"));
        JsonObject beyond = report.getJsonObject("rustsecd")
                .getJsonArray("beyond_cargo_audit")
                .getJsonObject(0);
        assertEquals("foo_bar@1.0.0", beyond.getString("package"));
        assertEquals(
                List.of("sparse_source", "crate_spelling", "informational_kind"),
                beyond.getJsonArray("because").getList());
    }

    @Test
    void aRootIsNotCounted() {
        JsonObject report = report("[root]\nname = \"a\"\nversion = \"1.0.0\"\n" + entry("time", "0.1.0", CRATES_IO));
        assertEquals(1, report.getJsonObject("lockfile").getInteger("dependency-count"));
    }

    @Test
    void dependenciesComeToPackagesAndThoseOfNothingAreLeftOut() {
        JsonObject report = report("version = 4\n" + entry("libc", "0.2.1", CRATES_IO)
                + entry("time", "0.1.0", CRATES_IO, "libc", "nothing"));
        JsonArray dependencies = report.getJsonObject("vulnerabilities")
                .getJsonArray("list")
                .getJsonObject(0)
                .getJsonObject("package")
                .getJsonArray("dependencies");
        assertEquals(
                new JsonArray()
                        .add(new JsonObject()
                                .put("name", "libc")
                                .put("version", "0.2.1")
                                .put("source", CRATES_IO)),
                dependencies);
    }

    @Test
    void inVersionOneAChecksumIsLookedForByNameAndVersionAlone() {
        String lockfile = entry("time", "0.1.0", CRATES_IO) + entry("time", "0.1.0", FORK)
                + "\n[metadata]\n\"checksum time 0.1.0 (" + CRATES_IO + ")\" = \"" + "a".repeat(64)
                + "\"\n\"checksum time 0.1.0 (" + FORK + ")\" = \"<none>\"\n";
        JsonObject locked = report(lockfile)
                .getJsonObject("vulnerabilities")
                .getJsonArray("list")
                .getJsonObject(0)
                .getJsonObject("package");
        assertNull(locked.getString("checksum"));
        assertFalse(locked.containsKey("dependencies"));
    }

    @Test
    void yanksAreLastSortedAndOnceAsCargoAuditHasThem() {
        JsonObject report = new JsonObject(yanked(AuditPolicy.DEFAULT));
        assertEquals(
                List.of("yanked"), List.copyOf(report.getJsonObject("warnings").fieldNames()));
        JsonArray yanked = report.getJsonObject("warnings").getJsonArray("yanked");
        assertEquals(
                List.of("arrayref 0.3.9", "broken 2.0.0", "time 0.1.42", "unexplained 1.9.0", "unexplained 1.10.0"),
                yanked.stream()
                        .map(one -> ((JsonObject) one).getJsonObject("package"))
                        .map(one -> one.getString("name") + ' ' + one.getString("version"))
                        .toList());
        assertEquals(
                "{\"kind\":\"yanked\",\"package\":{\"name\":\"broken\",\"version\":\"2.0.0\",\"source\":"
                        + "\"sparse+https://index.crates.io/\",\"checksum\":null,\"dependencies\":[{\"name\":\"time\","
                        + "\"version\":\"0.1.42\",\"source\":\"" + CRATES_IO
                        + "\"}],\"replace\":null},\"advisory\":null,\"affected\":null,\"versions\":null}",
                yanked.getJsonObject(1).encode());
    }

    @Test
    void whyAPackageIsYankedStandsBesideWhatCargoAuditReads() {
        JsonArray yanked = new JsonObject(yanked(AuditPolicy.DEFAULT))
                .getJsonObject("rustsecd")
                .getJsonArray("yanked");
        assertEquals(6, yanked.size());
        JsonObject held = yanked.getJsonObject(3);
        assertEquals("arrayref", held.getJsonObject("package").getString("name"));
        assertEquals("suspicious", held.getJsonObject("yank").getString("class"));
        assertEquals("hold", held.getJsonObject("yank").getString("action"));
        assertNull(held.getJsonObject("fix"));
    }

    @Test
    void anIgnoredYankIsNoWarning() {
        JsonObject report = new JsonObject(yanked(Reports.ignoring("Cargo.lock", "yanked:broken@2.0.0")));
        assertEquals(4, report.getJsonObject("warnings").getJsonArray("yanked").size());
        assertEquals(1, report.getJsonObject("rustsecd").getJsonArray("ignored").size());
    }

    private static String yanked(AuditPolicy policy) {
        Snapshot snapshot = YankedFacts.snapshot();
        return new String(
                CargoAuditReport.render(Reports.report(snapshot, YankedFacts.LOCKFILE, policy), snapshot),
                StandardCharsets.UTF_8);
    }

    private static JsonObject report(String lockfile) {
        return new JsonObject(text(lockfile, AuditPolicy.DEFAULT));
    }

    private static String text(String lockfile, AuditPolicy policy) {
        return new String(
                CargoAuditReport.render(Reports.report(SNAPSHOT, lockfile, policy), SNAPSHOT), StandardCharsets.UTF_8);
    }
}

package dev.rustsecd.service.render;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rustsecd.audit.AuditLimits;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.Auditor;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.fixtures.AdvisoryBuilder;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.semver.Version;
import dev.rustsecd.service.render.cyclonedx.CycloneDxReport;
import dev.rustsecd.service.render.markdown.MarkdownReport;
import dev.rustsecd.service.render.sarif.SarifReport;
import dev.rustsecd.service.render.text.TextReport;
import dev.rustsecd.service.render.text.TreeStyle;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An advisory of a source beside RustSec's, whatever its id looks like. */
class PrivateAdvisoryTest {
    private static final String PRIVATE = "/srv/advisories";

    @ParameterizedTest
    @CsvSource({
        // id, its own URL, this service's address, where JSON and text lead, where documents lead that are read
        // elsewhere
        "RUSTSEC-2026-9001, '', https://s.example, https://s.example/advisories/RUSTSEC-2026-9001.html, true",
        "ACME-1,            '', https://s.example, https://s.example/advisories/ACME-1.html,            true",
        "ACME-1,            '', '',                /advisories/ACME-1.html,                             false",
        "ACME-1,            https://acme.example/1, '', https://acme.example/1,                         true",
        "ACME-1,            javascript:alert(1), '', /advisories/ACME-1.html,                           false",
    })
    void leadsToItsUrlOrToOurPageAndNeverToRustsecOrg(
            String id, String url, String address, String read, boolean absolute) {
        Map<String, String> formats = formats(id, url, address);
        formats.forEach((format, text) -> {
            assertFalse(text.contains("rustsec.org"), format);
            assertFalse(text.contains("javascript:"), format);
            boolean leads = absolute || format.equals("json") || format.equals("text");
            boolean links = !format.equals("markdown") || address.startsWith("https:");
            assertEquals(leads && links, text.contains(read), format + ": " + text);
        });
    }

    private static Map<String, String> formats(String id, String url, String address) {
        AdvisoryBuilder advisory = anAdvisory().id(id).forCrate("time");
        Snapshot snapshot = aSnapshot()
                .with((url.isEmpty() ? advisory : advisory.url(url))
                        .asRecord()
                        .from(PRIVATE)
                        .servedAt(address)
                        .build())
                .build();
        LockedPackage time = new LockedPackage(
                "time", "0.1.0", Version.parse("0.1.0"), PackageSource.CRATES_IO, null, List.of(), null, 1);
        Lockfile lockfile = new Lockfile(4, false, List.of(time), List.of(), List.of(), List.of());
        AuditReport report =
                new Auditor(Rules.DEFAULT, AuditLimits.DEFAULT).audit(snapshot, lockfile, AuditPolicy.DEFAULT, NOW);
        Map<String, String> formats = new LinkedHashMap<>();
        formats.put("json", utf8(JsonReport.render(report, snapshot, AdvisoryFragments.of(snapshot))));
        formats.put("text", TextReport.render(report, snapshot, TreeStyle.FULL, false));
        formats.put("sarif", utf8(SarifReport.render(report)));
        formats.put("cyclonedx", utf8(CycloneDxReport.render(report, snapshot)));
        formats.put("markdown", MarkdownReport.render(report, snapshot));
        return formats;
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

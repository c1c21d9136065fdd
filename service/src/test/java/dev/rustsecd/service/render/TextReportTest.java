package dev.rustsecd.service.render;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.audit.AuditLimits;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.Auditor;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextReportTest {
    private static final String SOURCE = "source = \"registry+https://github.com/rust-lang/crates.io-index\"\n";
    private static final String LOCKFILE = """
            version = 3

            [[package]]
            name = "app"
            version = "1.0.0"
            dependencies = [
             "chrono",
             "time",
            ]

            [[package]]
            name = "chrono"
            version = "0.4.19"
            SOURCEdependencies = [
             "time",
            ]

            [[package]]
            name = "time"
            version = "0.1.42"
            SOURCE""".replace("SOURCE", SOURCE);

    private static final Snapshot SNAPSHOT = aSnapshot()
            .with(anAdvisory()
                    .id("RUSTSEC-2020-0071")
                    .forCrate("time")
                    .title("A `\u001b[31mred\u202e` title\nof two lines")
                    .date("2020-11-18")
                    .cvss("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H")
                    .patchedIn(">=0.1.45, <0.2.0", ">=0.2.23"))
            .with(anAdvisory()
                    .id("RUSTSEC-2021-0001")
                    .forCrate("time")
                    .title("Gone")
                    .date("2021-01-01")
                    .license("CC-BY-4.0")
                    .url("https://example.com/a")
                    .informational("unmaintained"))
            .build();

    private static AuditReport report(Snapshot snapshot) {
        Lockfile lockfile = LockfileParser.parse(LOCKFILE.getBytes(StandardCharsets.UTF_8), LockfileLimits.DEFAULT);
        Auditor auditor = new Auditor(Rules.DEFAULT, AuditLimits.DEFAULT);
        return auditor.audit(snapshot, lockfile, AuditPolicy.DEFAULT, NOW);
    }

    @Test
    void layoutIsThatOfCargoAuditWithALineOfOurOwn() {
        assertEquals("""
                Crate:     time
                Version:   0.1.42
                Title:     A `[31mred` title of two lines
                Date:      2020-11-18
                ID:        RUSTSEC-2020-0071
                URL:       https://rustsec.org/advisories/RUSTSEC-2020-0071
                Severity:  10 (critical)
                Solution:  Upgrade to >=0.1.45, <0.2.0 OR >=0.2.23
                Fix:       cargo update -p time@0.1.42 --precise 0.1.45
                Dependency tree:
                time 0.1.42
                ├── chrono 0.4.19
                │   └── app 1.0.0
                └── app 1.0.0

                Crate:     time
                Version:   0.1.42
                Warning:   unmaintained
                Title:     Gone
                Date:      2021-01-01
                ID:        RUSTSEC-2021-0001
                URL:       https://example.com/a

                error: 1 vulnerability found!
                warning: 1 allowed warning found
                Checked 2 of 3 packages in Cargo.lock against 2 advisories of 2026-11-21; yanked versions were not looked up.
                """, TextReport.render(report(SNAPSHOT), SNAPSHOT, false));
    }

    @Test
    void colorIsOnLabelsOnly() {
        String text = TextReport.render(report(SNAPSHOT), SNAPSHOT, true);
        assertTrue(text.startsWith("\u001b[0m\u001b[1m\u001b[31mCrate:    \u001b[0m time\n"), text);
        assertTrue(text.contains("\u001b[0m\u001b[1m\u001b[33mWarning:  \u001b[0m unmaintained\n"), text);
        assertTrue(text.contains("\u001b[33mwarning:\u001b[0m 1 allowed warning found\n"), text);
        assertFalse(text.contains("\u202e"));
    }

    @Test
    void nothingFoundSaysWhatWasCheckedAndWhatCouldNotBe() {
        Snapshot nothing = aSnapshot().build();
        String clean = TextReport.render(report(nothing), nothing, false);
        assertTrue(clean.startsWith("Checked 2 of 3 packages in Cargo.lock against 0 advisories"), clean);
        assertEquals(1, clean.lines().count());
        Snapshot seed = aSnapshot().seed().build();
        String unknown = TextReport.render(report(seed), seed, false);
        assertTrue(unknown.startsWith("warning: Cargo.lock could not be checked: advisory data is from "), unknown);
        assertTrue(unknown.contains("\nChecked 2 of 3 packages"), unknown);
    }

    @Test
    void whatWasSkippedWhatIsMissingAndWhatHadNoEffectIsSaid() {
        String text =
                "version = 3\n\n[[package]]\nname = \"app\"\nversion = \"1.0.0\"\ndependencies = [\n \"gone\",\n]\n"
                        + "\n[[package]]\nname = \"g\"\nversion = \"1.0.0\"\nsource = \"git+https://x.example/g#0\"\n"
                        + "\n[[package]]\nname = \"serde\"\nversion = \"1.0.0\"\n" + SOURCE;
        Lockfile lockfile = LockfileParser.parse(text.getBytes(StandardCharsets.UTF_8), LockfileLimits.DEFAULT);
        AuditPolicy policy = new AuditPolicy(
                List.of("RUSTSEC-2020-0001"),
                Set.of(),
                null,
                true,
                List.of(),
                List.of(),
                null,
                true,
                "Cargo.lock",
                null);
        AuditReport report = new Auditor(Rules.DEFAULT, AuditLimits.DEFAULT).audit(SNAPSHOT, lockfile, policy, NOW);
        assertEquals("""
                warning: Cargo.lock could not be checked: dependencies or sources are missing for app@1.0.0
                warning: ignore has no effect: RUSTSEC-2020-0001 matches nothing in this lockfile
                note: not checked: 1 package from git: g@1.0.0
                Checked 1 of 3 packages in Cargo.lock against 2 advisories of 2026-11-21; yanked versions were not looked up.
                """, TextReport.render(report, SNAPSHOT, false));
    }

    @Test
    void lineIsTheSummaryAndHelpNamesTheCommand() {
        String line = "warning: Cargo.lock contains 1 crate with security advisory: time 0.1.42 (RUSTSEC-2020-0071)\n";
        assertEquals(line, LineReport.render(report(SNAPSHOT), false));
        assertEquals(
                line + "help: run cargo update -p time@0.1.42 --precise 0.1.45\n",
                LineReport.render(report(SNAPSHOT), true));
        assertEquals("", LineReport.render(report(aSnapshot().build()), true));
    }

    @Test
    void longChainsAreCutAndDoNotOverflowTheStack() {
        StringBuilder text = new StringBuilder("version = 3\n");
        int size = 19_000;
        for (int i = 0; i < size; i++) {
            text.append("\n[[package]]\nname = \"p").append(i).append("\"\nversion = \"1.0.0\"\n");
            text.append("dependencies = [\n \"")
                    .append(i + 1 < size ? "p" + (i + 1) : "time")
                    .append("\",\n]\n");
        }
        text.append("\n[[package]]\nname = \"time\"\nversion = \"0.1.42\"\n").append(SOURCE);
        Lockfile chain = LockfileParser.parse(text.toString().getBytes(StandardCharsets.UTF_8), LockfileLimits.DEFAULT);
        Auditor auditor = new Auditor(Rules.DEFAULT, AuditLimits.DEFAULT);
        String rendered = TextReport.render(auditor.audit(SNAPSHOT, chain, AuditPolicy.DEFAULT, NOW), SNAPSHOT, false);
        assertTrue(rendered.contains("… (the rest of the tree is left out)\n"));
        assertTrue(rendered.length() < 11_000_000, "characters: " + rendered.length());
    }
}

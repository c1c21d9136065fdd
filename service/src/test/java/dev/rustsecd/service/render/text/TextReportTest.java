package dev.rustsecd.service.render.text;

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
import dev.rustsecd.service.render.Reports;
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
    void blocksAreThoseOfCargoAuditOneAPackageBetweenTheVerdictAndWhatToRun() {
        assertEquals("""
                1 vulnerability and 1 warning in Cargo.lock.
                Most severe: time 0.1.42 [10 (critical)].

                Crate:     time
                Version:   0.1.42
                Title:     A [31mred title of two lines
                Date:      2020-11-18
                ID:        RUSTSEC-2020-0071
                URL:       https://rustsec.org/advisories/RUSTSEC-2020-0071
                Severity:  10 (critical)
                Solution:  Upgrade to >=0.1.45, <0.2.0 OR >=0.2.23
                Fix:       cargo update -p time@0.1.42 --precise 0.1.45
                Warning:   unmaintained
                Title:     Gone
                Date:      2021-01-01
                ID:        RUSTSEC-2021-0001
                URL:       https://example.com/a
                Fix:       The crate is no longer maintained, so no release will fix this.
                Dependency tree:
                time 0.1.42
                ├── chrono 0.4.19
                │   └── app 1.0.0
                └── app 1.0.0

                Run this command in the directory of Cargo.lock to fix 1 finding:
                    cargo update -p time@0.1.42 --precise 0.1.45
                1 finding cannot be fixed by these commands.

                error: 1 vulnerability found!
                warning: 1 allowed warning found
                Checked 2 of 3 packages in Cargo.lock against 2 advisories (as of 2026-11-21). Packages were not checked for yanks.
                """, TextReport.render(report(SNAPSHOT), SNAPSHOT, TreeStyle.FULL, false));
    }

    @Test
    void colorIsOnLabelsOnly() {
        String text = TextReport.render(report(SNAPSHOT), SNAPSHOT, TreeStyle.FULL, true);
        assertTrue(text.contains("\n\u001b[0m\u001b[1m\u001b[31mCrate:    \u001b[0m time\n"), text);
        assertTrue(text.contains("\u001b[0m\u001b[1m\u001b[33mWarning:  \u001b[0m unmaintained\n"), text);
        assertTrue(text.contains("\u001b[33mwarning:\u001b[0m 1 allowed warning found\n"), text);
        assertFalse(text.contains("\u202e"));
    }

    @Test
    void nothingFoundSaysWhatWasCheckedAndWhatCouldNotBe() {
        Snapshot nothing = aSnapshot().build();
        String clean = TextReport.render(report(nothing), nothing, TreeStyle.FULL, false);
        assertTrue(clean.startsWith("No known problems in the 2 packages from crates.io in Cargo.lock.\n"), clean);
        assertTrue(clean.contains("\nChecked 2 of 3 packages in Cargo.lock against 0 advisories"), clean);
        assertEquals(2, clean.lines().count());
        Snapshot seed = aSnapshot().seed().build();
        String unknown = TextReport.render(report(seed), seed, TreeStyle.FULL, false);
        assertTrue(
                unknown.startsWith("No problems found in Cargo.lock, but not everything could be checked.\n"), unknown);
        assertTrue(unknown.contains("\nwarning: Not everything could be checked: advisory data is from "), unknown);
        assertTrue(unknown.contains("\nChecked 2 of 3 packages"), unknown);
    }

    @Test
    void withoutPackagesOfCratesIoThereWasNothingToCheck() {
        String own = "version = 4\n\n[[package]]\nname = \"app\"\nversion = \"1.0.0\"\n";
        String clean = TextReport.render(Reports.report(SNAPSHOT, own), SNAPSHOT, TreeStyle.SHORT, false);
        assertTrue(
                clean.startsWith("Cargo.lock has no packages from crates.io, so there was nothing to check.\n"), clean);
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
                No problems found in Cargo.lock, but not everything could be checked.
                warning: Not everything could be checked: the lockfile does not say where these packages come from, or what they depend on: app 1.0.0.
                warning: Ignoring RUSTSEC-2020-0001 has no effect: no finding in this lockfile matches it.
                note: Not checked: 1 package from git: g 1.0.0.
                Checked 1 of 3 packages in Cargo.lock against 2 advisories (as of 2026-11-21). Packages were not checked for yanks.
                """, TextReport.render(report, SNAPSHOT, TreeStyle.FULL, false));
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
        String rendered = TextReport.render(
                auditor.audit(SNAPSHOT, chain, AuditPolicy.DEFAULT, NOW), SNAPSHOT, TreeStyle.FULL, false);
        assertTrue(rendered.contains("… (the rest of this dependency tree is not shown)\n"));
        assertTrue(rendered.length() < 11_000_000, "characters: " + rendered.length());
    }

    private static String trees(TreeStyle style, String lockfile) {
        String text = TextReport.render(Reports.report(SNAPSHOT, lockfile), SNAPSHOT, style, false);
        return text.replaceAll("(?s)^.*?Dependency tree:\n|\n\n.*", "");
    }

    @Test
    void shortTreesMarkRepeatsAndShowTheNearestRootFirst() {
        String lockfile = "version = 4\n" + Reports.entry("app", "1.0.0", "", "far", "near")
                + Reports.entry("far", "1.0.0", Reports.CRATES_IO, "middle")
                + Reports.entry("middle", "1.0.0", Reports.CRATES_IO, "time")
                + Reports.entry("near", "1.0.0", Reports.CRATES_IO, "time")
                + Reports.entry("time", "0.1.42", Reports.CRATES_IO);
        assertEquals("""
                time 0.1.42
                ├── near 1.0.0
                │   └── app 1.0.0
                └── middle 1.0.0
                    └── far 1.0.0
                        └── app 1.0.0""", trees(TreeStyle.SHORT, lockfile));
    }

    @Test
    void shortTreesUnfoldAPackageOnceAndCountWhatIsLeft() {
        StringBuilder text = new StringBuilder("version = 4\n");
        for (int i = 0; i < 40; i++) {
            text.append(Reports.entry("user" + i, "1.0.0", Reports.CRATES_IO, "hub", "time"));
        }
        text.append(Reports.entry("hub", "1.0.0", Reports.CRATES_IO, "time"));
        text.append(Reports.entry("time", "0.1.42", Reports.CRATES_IO));
        List<String> lines = trees(TreeStyle.SHORT, text.toString()).lines().toList();
        assertEquals(ShortTree.MAX_LINES, lines.size());
        assertEquals("… and 23 more packages", lines.get(lines.size() - 1));
        assertEquals(82, trees(TreeStyle.FULL, text.toString()).lines().count());
    }

    @Test
    void withoutTreesThereAreNone() {
        String text = TextReport.render(report(SNAPSHOT), SNAPSHOT, TreeStyle.NONE, false);
        assertFalse(text.contains("tree"), text);
        assertTrue(text.contains("\nCrate:     time\n"), text);
    }

    @Test
    void whatOneCommandCannotFixIsNotInTheHelp() {
        Snapshot two = aSnapshot()
                .with(
                        anAdvisory().id("RUSTSEC-2021-0001").forCrate("a").patchedIn(">=1.0.1"),
                        anAdvisory().id("RUSTSEC-2021-0002").forCrate("b").patchedIn(">=1.0.1"),
                        anAdvisory().id("RUSTSEC-2021-0003").forCrate("c").patchedIn(">=2.0.0"),
                        anAdvisory()
                                .id("RUSTSEC-2021-0004")
                                .forCrate("d")
                                .informational("unsound")
                                .patchedIn(">=1.0.1"))
                .build();
        String lockfile = "version = 4\n" + entries("a", "b", "c", "d");
        assertEquals("help: run cargo rustsec to see the 2 commands that fix 2 of them", help(two, lockfile));
        assertEquals(
                "help: run cargo update -p b@1.0.0 --precise 1.0.1",
                help(two, "version = 4\n" + entries("b", "c", "d")));
        assertEquals("", help(two, "version = 4\n" + entries("c", "d")));
    }

    private static String entries(String... names) {
        StringBuilder entries = new StringBuilder();
        for (String name : names) {
            entries.append(Reports.entry(name, "1.0.0", Reports.CRATES_IO));
        }
        return entries.toString();
    }

    private static String help(Snapshot snapshot, String lockfile) {
        return LineReport.render(Reports.report(snapshot, lockfile), true)
                .lines()
                .skip(1)
                .findFirst()
                .orElse("");
    }
}

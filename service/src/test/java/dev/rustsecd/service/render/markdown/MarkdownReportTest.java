package dev.rustsecd.service.render.markdown;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static dev.rustsecd.service.render.Reports.CRATES_IO;
import static dev.rustsecd.service.render.Reports.entry;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.RegistryBuilder;
import dev.rustsecd.fixtures.SnapshotBuilder;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.service.render.Reports;
import dev.rustsecd.service.render.YankedFacts;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.YankReasonTable;
import dev.rustsecd.yank.RecordedReason;
import dev.rustsecd.yank.YankDocument;
import dev.rustsecd.yank.YankReason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownReportTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "|", "@", "`", "🦀", "www.", "\u001b"})
    void whateverTheReportTheCommentFits(String filling) {
        SnapshotBuilder builder = aSnapshot();
        for (int i = 0; i < 100; i++) {
            builder.with(anAdvisory()
                    .id("RUSTSEC-2020-" + i)
                    .forCrate("time")
                    .title(filling.repeat(3_000))
                    .description(filling.repeat(3_000))
                    .patchedIn(">=0.1.45"));
        }
        Snapshot snapshot = builder.build();
        String versions = IntStream.range(0, 12)
                .mapToObj(i -> entry("time", "0.1.4" + i + "-" + "a".repeat(2_000), CRATES_IO))
                .collect(Collectors.joining());
        AuditPolicy policy = Reports.ignoring("d/".repeat(400) + "Cargo.lock");
        String comment = MarkdownReport.render(Reports.report(snapshot, "version = 4\n" + versions, policy), snapshot);
        assertTrue(comment.length() <= 65_536, String.valueOf(comment.length()));
        assertTrue(comment.contains("**Left out to keep this comment short: "));
        assertTrue(comment.endsWith("</sub>\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "|", "@", "`", "🦀", "www.", "\u001b"})
    void howeverManyAreYankedTheCommentFits(String filling) {
        RegistryBuilder registry = aRegistry();
        List<YankReasonTable.Change> reasons = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            registry.yanked("time", "0.1." + i);
            RecordedReason reason = new RecordedReason(new YankDocument(filling.repeat(3_000), null), null, null);
            reasons.add(new YankReasonTable.Change(
                    "time", YankReason.Source.REGISTRY, "0.1." + i, reason, new Revision(1)));
        }
        Snapshot snapshot = aSnapshot().registry(registry).build().with(YankReasonTable.EMPTY.with(reasons));
        String entries = IntStream.range(0, 400)
                .mapToObj(i -> entry("time", "0.1." + i, CRATES_IO))
                .collect(Collectors.joining());
        String comment = MarkdownReport.render(Reports.report(snapshot, "version = 4\n" + entries), snapshot);
        assertTrue(comment.length() <= 65_536, String.valueOf(comment.length()));
        assertTrue(
                comment.startsWith("<!-- rustsecd: Cargo.lock -->\n**400 yanked packages in "),
                comment.substring(0, 100));
        assertTrue(comment.contains("**Left out to keep this comment short: "));
        assertTrue(comment.endsWith("</sub>\n"));
    }

    @Test
    void yanksSayWhyAndWhetherToMove() {
        Snapshot snapshot = YankedFacts.snapshot();
        String comment = MarkdownReport.render(Reports.report(snapshot, YankedFacts.LOCKFILE), snapshot);
        assertTrue(comment.contains("\n**1 vulnerability and 6 yanked packages in "), comment);
        assertTrue(comment.contains(
                "| `broken 2.0.0` | yanked, with a reason given by the operator of this service<br>The operator of this"
                        + " service says: \"does not build &#124; on \\*any\\* target\""
                        + " | – | `cargo update -p broken@2.0.0 --precise 2.0.1` |\n"));
        assertTrue(comment.contains(
                "| `arrayref 0.3.9` | yanked, possibly as part of an attack<br>The message on the registry says: \"please update\""
                        + " | – | Do not update: the yank may be part of an attack. |\n"));
        assertTrue(comment.contains(
                "<summary><code>arrayref 0.3.9</code>: yanked, possibly as part of an attack</summary>"));
        assertFalse(comment.contains("--precise 0.3.10"));
    }

    @Test
    void aSuspiciousYankStandsBeforeEveryOther() {
        Snapshot snapshot = YankedFacts.snapshot();
        String comment = MarkdownReport.render(Reports.report(snapshot, YankedFacts.LOCKFILE), snapshot);
        assertTrue(comment.indexOf("RUSTSEC-2020-0071") < comment.indexOf("| `arrayref 0.3.9`"));
        assertTrue(comment.indexOf("| `arrayref 0.3.9`") < comment.indexOf("| `unexplained 1.10.0`"));
    }

    @Test
    void anIgnoredYankIsCountedAndNotShown() {
        Snapshot snapshot = YankedFacts.snapshot();
        AuditPolicy policy = Reports.ignoring("Cargo.lock", "yanked:broken@2.0.0");
        String comment = MarkdownReport.render(Reports.report(snapshot, YankedFacts.LOCKFILE, policy), snapshot);
        assertFalse(comment.contains("does not build"));
        assertTrue(comment.contains("\nLeft out by the policy: 1 ignored finding.\n"));
    }

    @Test
    void commandsAreThereToBeCopied() {
        Snapshot snapshot = aSnapshot()
                .with(anAdvisory().forCrate("time").patchedIn(">=0.1.45"))
                .build();
        String lockfile = "version = 4\n" + entry("app", "0.1.0", "", "time") + entry("time", "0.1.42", CRATES_IO);
        String comment = MarkdownReport.render(Reports.report(snapshot, lockfile), snapshot);
        String command = "cargo update -p time@0.1.42 --precise 0.1.45";
        assertTrue(comment.contains("```sh\n" + command + "\n```"));
        assertTrue(comment.contains("| `" + command + "` |\n"));
        assertTrue(comment.contains("- `app 0.1.0` → `time 0.1.42`\n"));
        assertFalse(comment.contains("Left out"));
    }

    @Test
    void longPathsLoseTheirMiddle() {
        Snapshot snapshot = aSnapshot().with(anAdvisory().forCrate("time")).build();
        String chain = IntStream.range(0, 20)
                .mapToObj(i -> entry("p" + i, "1.0.0", i == 0 ? "" : CRATES_IO, i == 19 ? "time" : "p" + (i + 1)))
                .collect(Collectors.joining());
        String comment = MarkdownReport.render(
                Reports.report(snapshot, "version = 4\n" + chain + entry("time", "0.1.42", CRATES_IO)), snapshot);
        assertTrue(comment.contains("`p3 1.0.0` → … → `p17 1.0.0`"), comment);
    }

    @Test
    void theGravestStandsFirst() {
        Snapshot snapshot = aSnapshot()
                .with(
                        anAdvisory().id("RUSTSEC-2020-0001").forCrate("a").informational("notice"),
                        anAdvisory().id("RUSTSEC-2020-0002").forCrate("b"),
                        anAdvisory().id("RUSTSEC-2020-0003").forCrate("c").malicious())
                .build();
        String lockfile = "version = 4\n" + entry("a", "1.0.0", CRATES_IO) + entry("b", "1.0.0", CRATES_IO)
                + entry("c", "1.0.0", CRATES_IO);
        String comment = MarkdownReport.render(Reports.report(snapshot, lockfile), snapshot);
        assertTrue(comment.indexOf("| `c 1.0.0`") < comment.indexOf("| `b 1.0.0`"));
        assertTrue(comment.indexOf("| `b 1.0.0`") < comment.indexOf("| `a 1.0.0`"));
    }
}

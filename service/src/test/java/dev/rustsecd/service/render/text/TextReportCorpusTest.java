package dev.rustsecd.service.render.text;

import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.advisory.AdvisoryParser;
import dev.rustsecd.audit.AuditLimits;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.Auditor;
import dev.rustsecd.fixtures.RecordBuilder;
import dev.rustsecd.fixtures.SnapshotBuilder;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.LockfileCorpus;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.snapshot.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our terminal text beside what the published cargo-audit prints for the same lockfiles and advisories. */
@Tag("corpus")
class TextReportCorpusTest {
    /**
     * In the first, two packages differ only in the revision of their git source; dependency strings say which is meant,
     * and cargo-audit takes all of them for the last one. In the others a package is replaced, and cargo-audit's trees
     * end at its replacement.
     */
    private static final Set<String> OURS_IS_RIGHT = Set.of(
            "foundry-rs__foundry__Cargo.lock__5b78de3f0f",
            "openethereum__openethereum__Cargo.lock__5bab14e0c0",
            "rust-lang__docs.rs__Cargo.lock__d7ebec6a60");

    private static final String TREE = "Dependency tree:\n";

    private static Snapshot snapshot = aSnapshot().build();

    @BeforeAll
    static void load(@TempDir Path folder) throws IOException, InterruptedException {
        String bundle = Path.of(System.getProperty("rustsecd.shared"), "corpus", "advisory-db.bundle")
                .toString();
        Process git = new ProcessBuilder("git", "clone", "-q", "-b", "main", bundle, folder + "/db")
                .inheritIO()
                .start();
        assertEquals(0, git.waitFor());
        SnapshotBuilder builder = aSnapshot();
        try (Stream<Path> files = Files.walk(folder.resolve("db").resolve("crates"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.resolve("db").relativize(file).toString();
                AdvisoryRecord record = RecordBuilder.aRecord(AdvisoryParser.parse(name, Files.readAllBytes(file)))
                        .build();
                builder.with(record);
            }
        }
        snapshot = builder.build();
    }

    @Test
    void blocksAndTreesAreThoseOfCargoAudit() {
        SortedMap<String, byte[]> lockfiles = LockfileCorpus.lockfiles();
        Map<String, List<String>> wrong = new TreeMap<>();
        int compared = 0;
        for (Map.Entry<String, byte[]> output :
                LockfileCorpus.cargoAuditOutputs().entrySet()) {
            if (output.getKey().startsWith("text/")) {
                String name = output.getKey().replace("text/", "").replace(".txt", "");
                byte[] bytes = Objects.requireNonNull(lockfiles.get(name + ".lock"), name);
                List<String> difference = difference(output.getValue(), lockfile(bytes));
                compared++;
                if (!difference.isEmpty()) {
                    wrong.put(name, difference);
                }
            }
        }
        assertEquals(221, compared);
        assertEquals(OURS_IS_RIGHT, wrong.keySet(), wrong.toString());
    }

    /** Without the {@code [root]} table, which cargo-audit leaves out of its trees. */
    private static Lockfile lockfile(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String packages = text.replaceFirst("(?s)^\\[root\\].*?(?=\\[\\[package|\\[metadata|$)", "");
        return packages.isBlank()
                ? new Lockfile(2, false, List.of(), List.of(), List.of(), List.of())
                : LockfileParser.parse(packages.getBytes(StandardCharsets.UTF_8), LockfileLimits.DEFAULT);
    }

    private static List<String> difference(byte[] recorded, Lockfile lockfile) {
        boolean panicked = recorded.length == 0
                && lockfile.remarks().stream().anyMatch(remark -> remark.text().contains("names no package"));
        return panicked
                ? List.of()
                : difference(blocks(new String(recorded, StandardCharsets.UTF_8)), blocks(render(lockfile)));
    }

    private static String render(Lockfile lockfile) {
        return TextReport.render(report(lockfile), snapshot, TreeStyle.FULL, false);
    }

    private static AuditReport report(Lockfile lockfile) {
        Auditor auditor = new Auditor(Rules.DEFAULT, AuditLimits.DEFAULT);
        return auditor.audit(snapshot, lockfile, AuditPolicy.DEFAULT, NOW);
    }

    @Test
    void aLargeWorkspaceIsReadInAMinuteAndItsFirstScreenSaysTheWorst() {
        byte[] largest = LockfileCorpus.lockfiles().values().stream()
                .max(Comparator.comparingInt(bytes -> bytes.length))
                .orElseThrow();
        AuditReport report = report(lockfile(largest));
        String text = TextReport.render(report, snapshot, TreeStyle.SHORT, false);
        List<String> lines = text.lines().toList();
        assertTrue(lines.size() <= 1_000, lines.size() + " lines");
        String first = String.join("\n", lines.subList(0, 24));
        assertTrue(first.matches("(?s)\\d+ vulnerabilities(, | and ).* in Cargo\\.lock\\.\nMost severe: .*"), first);
    }

    /**
     * The blocks without our own lines. A tree counts as a block of its own: it stands with the first block of a package,
     * and which one that is depends on the order in which cargo-audit happens to read the files of the database.
     */
    private static List<String> blocks(String text) {
        List<String> blocks = new ArrayList<>();
        for (String block : text.split("\n\n", -1)) {
            String own = block.replaceAll("(?m)^(Fix: .*|error: .*|warning: .*|note: .*)\n?", "")
                    .replace("`", "")
                    .replaceAll("(?m)^Title: +", "Title:     ") // titles may start with spaces, which we take away
                    .strip();
            if (own.startsWith("Crate: ")) {
                int tree = own.indexOf(TREE);
                if (tree >= 0) {
                    blocks.add(own.substring(tree));
                }
                addAdvisories(tree < 0 ? own : own.substring(0, tree), blocks);
            }
        }
        blocks.sort(null);
        return blocks;
    }

    /** Our blocks have all advisories of a package, cargo-audit's one each. */
    private static void addAdvisories(String head, List<String> blocks) {
        String[] parts = head.strip().split("\n(?=Warning: |Title: (?<!Warning: [^\n]{1,20}\nTitle: ))", -1);
        for (int i = 1; i < parts.length; i++) {
            blocks.add(parts[0] + '\n' + parts[i]);
        }
    }

    private static List<String> difference(List<String> expected, List<String> actual) {
        List<String> difference = new ArrayList<>();
        List<String> left = new ArrayList<>(expected);
        for (String block : actual) {
            if (!left.remove(block)) {
                difference.add("ours: " + Arrays.toString(block.split("\n", -1)));
            }
        }
        left.forEach(block -> difference.add("theirs: " + Arrays.toString(block.split("\n", -1))));
        return difference;
    }
}

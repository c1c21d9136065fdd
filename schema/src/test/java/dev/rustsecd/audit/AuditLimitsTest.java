package dev.rustsecd.audit;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.SnapshotBuilder;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a report repeats for each finding is bounded, however long a lockfile makes it. */
class AuditLimitsTest {
    private static final int ADVISORIES = 10;
    private static final String REGISTRY = "source = \"registry+https://github.com/rust-lang/crates.io-index\"\n";

    @Test
    void aVersionThatIsVeryLongCountsAsManyFindings() {
        String lockfile = "version = 4\n" + entry("time", "0.1.42-" + "a".repeat(100_000), REGISTRY);
        RejectedInput refused = assertThrows(RejectedInput.class, () -> audit(lockfile, 300));
        assertEquals(Rejection.REPORT_TOO_LARGE, refused.rejection());
        assertEquals(ADVISORIES, audit(lockfile, 5_000).findings().size());
    }

    @Test
    void theLongestNamesOfARegistryCountAsOne() {
        String lockfile = "version = 4\n" + entry("time", "0.1.42-" + "a".repeat(200), REGISTRY);
        assertEquals(ADVISORIES, audit(lockfile, ADVISORIES).findings().size());
    }

    @Test
    void pathsThatFindingsRepeatEndWhereTheyWouldBeTooMuch() {
        StringBuilder lockfile = new StringBuilder("version = 4\n");
        for (int i = 0; i < 1_000; i++) {
            lockfile.append(entry("n" + i, "1.0.0", REGISTRY, i == 999 ? "time" : "n" + (i + 1)));
        }
        AuditReport report = audit(lockfile + entry("time", "0.1.42", REGISTRY), 20);
        List<Integer> steps = report.findings().stream()
                .map(finding ->
                        finding.paths().shortest().stream().mapToInt(List::size).sum())
                .toList();
        assertEquals(1_001, steps.get(0));
        assertEquals(0, steps.get(ADVISORIES - 1));
        assertTrue(report.lockfile().remarks().stream()
                .anyMatch(remark ->
                        remark.text().contains("the dependency paths that pull the package in are not shown")));
    }

    @Test
    void aRootWithAVeryLongNameIsNotRepeatedWithoutEnd() {
        String root = entry("r".repeat(1_000_000), "1.0.0", "", "time");
        AuditReport report = audit("version = 4\n" + root + entry("time", "0.1.42", REGISTRY), 300);
        assertEquals(ADVISORIES, report.findings().size());
        assertEquals(0, report.findings().get(0).paths().shortest().size());
    }

    private static AuditReport audit(String lockfile, int maxFindings) {
        SnapshotBuilder snapshot = aSnapshot();
        for (int i = 0; i < ADVISORIES; i++) {
            snapshot.with(anAdvisory().id("RUSTSEC-2020-000" + i).forCrate("time"));
        }
        Snapshot facts = snapshot.build();
        AuditLimits limits = new AuditLimits(maxFindings, AuditLimits.DEFAULT.maxPathSteps());
        return new Auditor(Rules.DEFAULT, limits)
                .audit(
                        facts,
                        LockfileParser.parse(lockfile.getBytes(StandardCharsets.UTF_8), LockfileLimits.DEFAULT),
                        AuditPolicy.DEFAULT,
                        NOW);
    }

    private static String entry(String name, String version, String source, String... dependencies) {
        String list = dependencies.length == 0
                ? ""
                : "dependencies = [\n \"" + String.join("\",\n \"", dependencies) + "\",\n]\n";
        return "\n[[package]]\nname = \"" + name + "\"\nversion = \"" + version + "\"\n" + source + list;
    }
}

package dev.rustsecd.audit;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.ReleaseBuilder.aRelease;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.audit.AuditReport.YankedPackage;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.fix.FixClass;
import dev.rustsecd.fixtures.AdvisoryBuilder;
import dev.rustsecd.fixtures.RegistryBuilder;
import dev.rustsecd.fixtures.SnapshotBuilder;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.policy.FailOn;
import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.YankReasonTable;
import dev.rustsecd.snapshot.YankReasonTable.Change;
import dev.rustsecd.yank.RecordedReason;
import dev.rustsecd.yank.YankAction;
import dev.rustsecd.yank.YankClass;
import dev.rustsecd.yank.YankDocument;
import dev.rustsecd.yank.YankReason;
import dev.rustsecd.yank.YankState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Yanked packages in reports; what a yank means is judged in {@code yank}. */
class YankAuditTest {
    private static final String LOCKFILE = """
            version = 4

            [[package]]
            name = "app"
            version = "0.1.0"
            dependencies = ["time", "serde"]

            [[package]]
            name = "serde"
            version = "1.0.0"
            source = "registry+https://github.com/rust-lang/crates.io-index"

            [[package]]
            name = "time"
            version = "0.1.42"
            source = "registry+https://github.com/rust-lang/crates.io-index"
            """;

    private static final Auditor AUDITOR = new Auditor(Rules.DEFAULT, AuditLimits.DEFAULT);

    /** serde 1.0.0 is not yanked, time 0.1.42 is, and has two above it. */
    private static RegistryBuilder registry() {
        return aRegistry()
                .release("serde", "1.0.0")
                .release("time", aRelease("0.1.42").yanked(), aRelease("0.1.43"), aRelease("0.2.0"));
    }

    private static AdvisoryBuilder segfault() {
        return anAdvisory().forCrate("time").patchedIn(">=0.1.43");
    }

    private static AuditReport audit(Snapshot snapshot, AuditPolicy policy) {
        return AUDITOR.audit(
                snapshot,
                LockfileParser.parse(LOCKFILE.getBytes(StandardCharsets.UTF_8), LockfileLimits.DEFAULT),
                policy,
                SnapshotBuilder.NOW);
    }

    private static AuditReport audit(Snapshot snapshot) {
        return audit(snapshot, AuditPolicy.DEFAULT);
    }

    private static YankedPackage only(AuditReport report) {
        List<YankedPackage> yanked = Objects.requireNonNull(report.yanked());
        assertEquals(1, yanked.size());
        return yanked.get(0);
    }

    @Test
    void aYankedPackageIsToldWithItsPathsAndMakesTheVerdict() {
        AuditReport report = audit(aSnapshot().registry(registry()).build());
        YankedPackage yanked = only(report);
        assertEquals("time 0.1.42", yanked.locked().label());
        assertEquals(YankState.YANKED, yanked.yank().state());
        assertEquals("app 0.1.0", yanked.paths().shortest().get(0).get(0).label());
        assertNull(yanked.fix(), "a yank alone suggests nothing");
        assertEquals(Verdict.FINDINGS, report.verdict());
        assertEquals(1, report.summary().yanked());
        assertEquals(
                "warning: Cargo.lock contains 1 yanked crate: time 0.1.42",
                report.summary().message());
    }

    @Test
    void aVulnerabilityOfTheVersionLeadsOutOfTheYankToo() {
        YankedPackage yanked =
                only(audit(aSnapshot().with(segfault()).registry(registry()).build()));
        assertEquals(YankClass.SECURITY, yanked.yank().yankClass());
        assertNotNull(yanked.fix());
        assertEquals(FixClass.LOCK_UPDATE, yanked.fix().fixClass());
        assertEquals(
                List.of("cargo update -p time@0.1.42 --precise 0.1.43"),
                yanked.fix().commands());
    }

    @Test
    void whereNothingCompatibleIsOldEnoughTheWayOutIsAMajorUpgradeWithoutACommand() {
        RegistryBuilder registry = aRegistry()
                .release("serde", "1.0.0")
                .release(
                        "time",
                        aRelease("0.1.42").yanked(),
                        aRelease("0.1.43").published(SnapshotBuilder.NOW),
                        aRelease("0.2.0"));
        YankedPackage yanked =
                only(audit(aSnapshot().with(segfault()).registry(registry).build()));
        assertNotNull(yanked.fix());
        assertEquals(FixClass.MAJOR_UPGRADE, yanked.fix().fixClass());
        assertEquals(List.of(), yanked.fix().commands());
    }

    @Test
    void aPolicyWithoutPlansGetsNone() {
        AuditReport report = audit(
                aSnapshot().with(segfault()).registry(registry()).build(),
                new PolicyBuilder().noPlan().build());
        assertEquals(YankAction.UPDATE, only(report).yank().action());
        assertNull(only(report).fix());
    }

    @Test
    void withoutARegistryYanksAreNotAskedFor() {
        AuditReport report = audit(
                aSnapshot().build(),
                new PolicyBuilder().ignore("yanked:time@0.1.42").build());
        assertNull(report.yanked());
        assertNull(report.summary().yanked());
        assertEquals(Verdict.CLEAN, report.verdict());
        assertEquals(List.of(), report.staleIgnores());
    }

    @Test
    void anIgnoredYankIsDroppedAndListed() {
        for (String entry : List.of("yanked:time@0.1.42", "yanked:TIME@0.1.42")) {
            AuditReport report = audit(
                    aSnapshot().registry(registry()).build(),
                    new PolicyBuilder().ignore(entry).build());
            assertEquals(List.of(), report.yanked());
            assertEquals(Verdict.CLEAN, report.verdict());
            assertEquals(0, report.summary().yanked());
            assertEquals(entry, report.ignoredYanks().get(0).by());
            assertEquals(List.of(), report.staleIgnores());
        }
    }

    @Test
    void anEntryThatMatchesNoYankIsStale() {
        AuditReport report = audit(
                aSnapshot().registry(registry()).build(),
                new PolicyBuilder()
                        .ignore("yanked:time@0.1.41", "yanked:serde@1.0.0")
                        .build());
        assertEquals(List.of("yanked:time@0.1.41", "yanked:serde@1.0.0"), report.staleIgnores());
        assertEquals(1, report.summary().yanked());
    }

    @Test
    void aPolicyFailsOnAYankAndOnAnything() {
        Snapshot snapshot = aSnapshot().registry(registry()).build();
        assertTrue(audit(snapshot, new PolicyBuilder().failOn(FailOn.YANKED).build())
                .fails());
        assertTrue(
                audit(snapshot, new PolicyBuilder().failOn(FailOn.ANY).build()).fails());
        assertFalse(
                audit(snapshot, new PolicyBuilder().failOn(FailOn.VULNERABILITY).build())
                        .fails());
    }

    @Test
    void theLineTellsOfBoth() {
        String both = audit(aSnapshot().with(segfault()).registry(registry()).build())
                .summary()
                .message();
        assertEquals(
                "warning: Cargo.lock contains 1 crate with security advisory: time 0.1.42 (RUSTSEC-2020-0071), also yanked",
                both);
        RegistryBuilder all = aRegistry().yanked("serde", "1.0.0").yanked("time", "0.1.42");
        assertEquals(
                "warning: Cargo.lock contains 2 yanked crates: serde 1.0.0, time 0.1.42",
                audit(aSnapshot().registry(all).build()).summary().message());
    }

    @Test
    void whatIsMissingIsSaidBehindTheYanks() {
        RegistryBuilder half = aRegistry().onDemand().yanked("time", "0.1.42");
        assertEquals(
                "warning: Cargo.lock contains 1 yanked crate: time 0.1.42 (not everything could be checked)",
                audit(aSnapshot().registry(half).build()).summary().message());
    }

    @Test
    void theReasonsOfTheOperatorAreConsultedWithTheirRevision() {
        YankReasonTable reasons = YankReasonTable.EMPTY.with(List.of(new Change(
                "time",
                YankReason.Source.OPERATOR,
                "0.1.42",
                new RecordedReason(new YankDocument("broken", null), null, null),
                new Revision(7))));
        Snapshot snapshot = aSnapshot().revision(9).registry(registry()).build().with(reasons);
        AuditReport report = audit(snapshot);
        assertEquals(YankClass.OPERATOR, only(report).yank().yankClass());
        assertEquals(new Revision(7), report.revision());
    }

    @Test
    void aVersionByItselfHasItsYankAndItsWayOut() {
        Snapshot snapshot = aSnapshot().with(segfault()).registry(registry()).build();
        VersionReport report = version(snapshot, "0.1.42");
        assertEquals(YankClass.SECURITY, report.yank().yankClass());
        assertNotNull(report.fix());
        assertEquals(YankState.NOT_YANKED, version(snapshot, "0.1.43").yank().state());
        assertEquals(YankState.UNKNOWN, version(snapshot, "0.1.99").yank().state());
        assertEquals(
                YankState.UNKNOWN, version(aSnapshot().build(), "0.1.42").yank().state());
    }

    @Test
    void aYankOfAVersionByItselfMakesItsVerdict() {
        Snapshot snapshot = aSnapshot().registry(registry()).build();
        assertEquals(Verdict.FINDINGS, version(snapshot, "0.1.42").verdict());
        assertEquals(Verdict.CLEAN, version(snapshot, "0.1.43").verdict());
    }

    private static VersionReport version(Snapshot snapshot, String version) {
        return AUDITOR.version(
                snapshot, CrateName.of("time"), Version.parse(version), AuditPolicy.DEFAULT, SnapshotBuilder.NOW);
    }
}

package dev.rustsecd.audit;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.advisory.Severity;
import dev.rustsecd.audit.Incomplete.Reason;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.policy.FailOn;
import dev.rustsecd.snapshot.Snapshot;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditPolicyTest extends AuditSetting {
    @Test
    void ignoringGoesByIdOrAliasAndUselessEntriesAreNamed() {
        AuditPolicy policy = policy().ignore("CVE-2020-26235", "RUSTSEC-1999-0001", "yanked:time@0.1.42")
                .build();
        AuditReport report = audit(snapshot(TIME), policy, crate("time", "0.1.42"));
        assertEquals(Verdict.CLEAN, report.verdict());
        assertEquals("CVE-2020-26235", report.ignored().get(0).by());
        assertEquals(
                "RUSTSEC-2020-0071",
                report.ignored().get(0).finding().advisory().id().text());
        assertEquals(List.of("RUSTSEC-1999-0001"), report.staleIgnores());
        assertEquals("", report.summary().message());
    }

    @Test
    void severityDropsWhatScoresLessAndUnscoredOnlyOnDemand() {
        Snapshot snapshot = snapshot(
                TIME,
                anAdvisory().id("RUSTSEC-2020-0001").forCrate("time"),
                anAdvisory().id("RUSTSEC-2020-0002").forCrate("time").informational("unmaintained"));
        AuditPolicy high = policy().severity(Severity.Level.HIGH).build();
        assertEquals(
                List.of("RUSTSEC-2020-0001", "RUSTSEC-2020-0002"), ids(audit(snapshot, high, crate("time", "0.1.42"))));
        AuditPolicy scored =
                policy().severity(Severity.Level.MEDIUM).excludeUnscored().build();
        assertEquals(
                List.of("RUSTSEC-2020-0002", "RUSTSEC-2020-0071"),
                ids(audit(snapshot, scored, crate("time", "0.1.42"))));
    }

    @Test
    void advisoriesForOtherTargetsAreDropped() {
        Snapshot snapshot = snapshot(anAdvisory().forCrate("time").onlyOn(List.of("x86_64"), List.of("windows")));
        LockedPackage time = crate("time", "1.0.0");
        assertEquals(1, audit(snapshot, time).findings().size());
        assertEquals(
                0,
                audit(snapshot, policy().targetOs("linux").build(), time)
                        .findings()
                        .size());
        assertEquals(
                1,
                audit(snapshot, policy().targetOs("linux", "windows").build(), time)
                        .findings()
                        .size());
        assertEquals(
                0,
                audit(snapshot, policy().targetArch("aarch64").build(), time)
                        .findings()
                        .size());
        assertEquals(
                1,
                audit(snapshot(TIME), policy().targetOs("linux").build(), crate("time", "0.1.42"))
                        .findings()
                        .size());
    }

    @Test
    void anAdvisoryForAnUnknownTargetIsForAll() {
        Snapshot snapshot = snapshot(anAdvisory().forCrate("time").onlyOn(List.of("Amd64"), List.of("frobos")));
        LockedPackage time = crate("time", "1.0.0");
        AuditPolicy linux = policy().targetOs("linux").targetArch("x86_64").build();
        assertEquals(1, audit(snapshot, linux, time).findings().size());
        AuditPolicy arm = policy().targetArch("aarch64").build();
        assertEquals(0, audit(snapshot, arm, time).findings().size());
    }

    @Test
    void failOnAsksForWhatIsThere() {
        Snapshot snapshot = snapshot(
                TIME, anAdvisory().id("RUSTSEC-2022-0001").forCrate("bad").malicious());
        LockedPackage time = crate("time", "0.1.42");
        assertTrue(audit(snapshot, policy().failOn(FailOn.VULNERABILITY).build(), time)
                .fails());
        assertTrue(audit(snapshot, policy().failOn(FailOn.ANY).build(), time).fails());
        assertFalse(audit(
                        snapshot,
                        policy().failOn(FailOn.UNSOUND, FailOn.UNKNOWN, FailOn.YANKED)
                                .build(),
                        time)
                .fails());
        assertFalse(
                audit(snapshot, policy().failOn(FailOn.MALICIOUS).build(), time).fails());
        assertTrue(audit(snapshot, policy().failOn(FailOn.MALICIOUS).build(), crate("bad", "1.0.0"))
                .fails());
        Snapshot seed = aSnapshot().with(TIME).seed().build();
        assertTrue(audit(seed, policy().failOn(FailOn.UNKNOWN).build(), crate("libc", "1.0.0"))
                .fails());
        assertTrue(audit(seed, policy().failOn(FailOn.ANY).build(), crate("libc", "1.0.0"))
                .fails());
        assertFalse(audit(snapshot, policy().build(), time).fails());
    }

    @Test
    void plansAreLeftOutWhereNotWanted() {
        AuditReport report = audit(snapshot(TIME), policy().noPlan().build(), crate("time", "0.1.42"));
        assertNull(report.fixAll());
        assertNull(report.findings().get(0).fix());
    }

    @Test
    void clientMayAskForFresherDataThanTheServer() {
        Snapshot snapshot = aSnapshot()
                .with(TIME)
                .checkedAt(NOW.minus(Duration.ofMinutes(10)))
                .build();
        AuditPolicy strict = policy().maxStaleness(Duration.ofMinutes(5)).build();
        assertUnknown(Reason.ADVISORIES_STALE, audit(snapshot, strict, crate("libc", "0.2.1")));
    }
}

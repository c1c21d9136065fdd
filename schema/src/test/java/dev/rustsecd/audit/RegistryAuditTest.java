package dev.rustsecd.audit;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.ReleaseBuilder.aRelease;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.audit.Incomplete.Reason;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fixtures.RegistryBuilder;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.RegistryReading.Missing;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a registry adds to a report: what it does not have, what it has not said, and what is really published. */
class RegistryAuditTest extends AuditSetting {
    private static final Instant LONG_AGO = NOW.minus(Duration.ofHours(25));

    @Test
    void whatIsPublishedCanBeClean() {
        AuditReport report = audit(with(aRegistry().release("libc", "0.2.1")), crate("libc", "0.2.1"));
        assertEquals(Verdict.CLEAN, report.verdict());
        assertTrue(report.registry().on());
        assertEquals(NOW.minusSeconds(60), report.registry().oldestCheck());
    }

    @Test
    void withoutARegistryNothingIsAskedOfIt() {
        AuditReport report = audit(aSnapshot().build(), crate("libc", "0.2.1"));
        assertEquals(Verdict.CLEAN, report.verdict());
        assertFalse(report.registry().on());
    }

    @Test
    void whatTheRegistryDoesNotHaveMakesTheReportIncomplete() {
        RegistryBuilder registry =
                aRegistry().release("libc", "0.2.1").release("evil", "1.0.0").gone("evil", LONG_AGO);
        AuditReport report = audit(
                with(registry),
                crate("libc", "0.2.1"),
                crate("libc", "0.2.2"),
                crate("no", "1.0.0"),
                crate("evil", "1.0.0"));
        assertEquals(
                List.of(new Missing("libc", "0.2.2"), new Missing("no", "1.0.0"), new Missing("evil", "1.0.0")),
                report.registry().missing());
        assertIncomplete(report, Reason.NOT_IN_REGISTRY, "libc@0.2.2", "no@1.0.0", "evil@1.0.0");
        assertEquals(
                "warning: Cargo.lock could not be checked: 3 packages were not found on the registry, so yanks and fixes are unknown for them: libc 0.2.2 and 2 more",
                report.summary().message());
    }

    @Test
    void whatHasNotArrivedIsPendingWhileTheRegistryCanBeReached() {
        Snapshot snapshot = with(aRegistry().onDemand().release("libc", "0.2.1").absent("no"));
        AuditReport report = audit(snapshot, crate("libc", "0.2.1"), crate("serde", "1.0.0"));
        assertIncomplete(report, Reason.REGISTRY_PENDING, "serde@1.0.0");
        assertTrue(report.registry().isPending());
        assertIncomplete(audit(snapshot, crate("no", "1.0.0")), Reason.NOT_IN_REGISTRY, "no@1.0.0");
        assertEquals(Verdict.CLEAN, audit(snapshot, crate("libc", "0.2.1")).verdict());
    }

    @Test
    void whatHasNotArrivedIsUnreachableWhileItCannot() {
        Snapshot snapshot = with(aRegistry().onDemand().notLoaded().failing());
        assertIncomplete(audit(snapshot, crate("serde", "1.0.0")), Reason.REGISTRY_UNREACHABLE, "serde@1.0.0");
    }

    @Test
    void anIndexThatWasNeverLoadedWholeIsPending() {
        assertIncomplete(
                audit(with(aRegistry().notLoaded()), crate("serde", "1.0.0")), Reason.REGISTRY_PENDING, "serde@1.0.0");
    }

    @Test
    void whatTheRegistrySaidTooLongAgoIsStaleAndProvesNoAbsence() {
        Snapshot snapshot = with(aRegistry().release("libc", "0.2.1").checkedAt(LONG_AGO));
        AuditReport report = audit(snapshot, crate("libc", "0.2.1"), crate("libc", "0.2.2"));
        assertIncomplete(report, Reason.REGISTRY_STALE, "libc@0.2.1", "libc@0.2.2");
        assertTrue(report.registry().stale());
        assertEquals(List.of(), report.registry().missing());
    }

    @Test
    void onDemandEachCrateHasItsOwnAge() {
        Snapshot snapshot = with(aRegistry()
                .onDemand()
                .release("old", "1.0.0")
                .release("new", "1.0.0")
                .checkedAt("old", LONG_AGO));
        assertIncomplete(audit(snapshot, crate("old", "1.0.0")), Reason.REGISTRY_STALE, "old@1.0.0");
        assertEquals(Verdict.CLEAN, audit(snapshot, crate("new", "1.0.0")).verdict());
    }

    @Test
    void aNameThatNoRegistryCanHaveIsNotWaitedFor() {
        Snapshot snapshot = with(aRegistry().onDemand());
        assertIncomplete(audit(snapshot, crate("ünique", "1.0.0")), Reason.NOT_IN_REGISTRY, "ünique@1.0.0");
    }

    @Test
    void revisionMovesWithTheCratesThatWereLookedAtAlone() {
        Snapshot snapshot = aSnapshot()
                .revision(9)
                .registry(aRegistry()
                        .release("libc", "0.2.1")
                        .revision("libc", 5)
                        .release("other", "1.0.0")
                        .revision("other", 9))
                .build();
        assertEquals(new Revision(5), audit(snapshot, crate("libc", "0.2.1")).revision());
        assertEquals(new Revision(9), version(snapshot, "other", "1.0.0").revision());
    }

    @Test
    void aVersionIsKnownUnknownOrNeither() {
        Snapshot snapshot =
                with(aRegistry().onDemand().release("Foo_Bar", "1.0.0").absent("no"));
        assertEquals(true, version(snapshot, "foo-bar", "1.0.0").known());
        assertEquals("Foo_Bar", version(snapshot, "foo-bar", "1.0.0").crate().toString());
        assertEquals(false, version(snapshot, "foo-bar", "1.0.1").known());
        assertEquals(false, version(snapshot, "no", "1.0.0").known());
        assertNull(version(snapshot, "serde", "1.0.0").known());
        assertEquals(Verdict.UNKNOWN, version(snapshot, "serde", "1.0.0").verdict());
        assertNull(version(aSnapshot().build(), "foo-bar", "1.0.0").known());
    }

    @Test
    void theFixOfAVersionIsAPublishedOne() {
        RegistryBuilder registry =
                aRegistry().release("time", "0.1.42", "0.2.24", "0.2.25").yanked("time", "0.2.23");
        VersionReport report = version(aSnapshot().with(TIME).registry(registry).build(), "time", "0.1.42");
        FixPlan fix = Objects.requireNonNull(report.fix());
        assertEquals("0.2.24", String.valueOf(fix.version()));
        assertEquals("major-upgrade", fix.fixClass().label());
        assertEquals("partial", fix.verified().label());
        assertEquals(fix, report.findings().get(0).fix());
    }

    @Test
    void whereNothingOfTheCrateIsKnownTheRangesDecide() {
        VersionReport report =
                version(aSnapshot().with(TIME).registry(aRegistry().onDemand()).build(), "time", "0.1.42");
        assertEquals(
                "0.2.23", String.valueOf(Objects.requireNonNull(report.fix()).version()));
        assertEquals(Verdict.FINDINGS, report.verdict());
        assertEquals(
                List.of(new Incomplete(Reason.REGISTRY_PENDING, List.of("time@0.1.42"))), report.incompleteBecause());
    }

    @Test
    void aYoungTargetIsTakenWithCaution() {
        RegistryBuilder registry = aRegistry()
                .release("time", "0.1.42")
                .release("time", aRelease("0.2.23").age(Duration.ofHours(49)));
        VersionReport report = version(aSnapshot().with(TIME).registry(registry).build(), "time", "0.1.42");
        assertEquals(
                List.of("The fix leads to time@0.2.23, which was published only 2 days ago."),
                Objects.requireNonNull(report.fix()).cautions());
    }

    @Test
    void aCrateThatIsGoneAndWhollyAffectedIsToBeRemoved() {
        Snapshot snapshot = aSnapshot()
                .with(anAdvisory().id("RUSTSEC-2024-0001").forCrate("evil"))
                .registry(aRegistry().release("evil", "1.0.0", "1.0.1").gone("evil", LONG_AGO))
                .build();
        assertEquals(
                "remove",
                Objects.requireNonNull(version(snapshot, "evil", "1.0.0").fix())
                        .fixClass()
                        .label());
    }

    private static Snapshot with(RegistryBuilder registry) {
        return aSnapshot().registry(registry).build();
    }

    private VersionReport version(Snapshot snapshot, String name, String version) {
        return auditor.version(snapshot, CrateName.of(name), Version.parse(version), AuditPolicy.DEFAULT, NOW);
    }

    private static void assertIncomplete(AuditReport report, Reason reason, String... packages) {
        assertEquals(Verdict.UNKNOWN, report.verdict());
        assertEquals(List.of(new Incomplete(reason, List.of(packages))), report.incompleteBecause());
    }
}

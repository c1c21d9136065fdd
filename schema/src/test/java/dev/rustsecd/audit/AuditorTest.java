package dev.rustsecd.audit;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.advisory.Collection;
import dev.rustsecd.audit.AuditReport.Skipped;
import dev.rustsecd.audit.Incomplete.Reason;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.crate.PackageSource.Kind;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.snapshot.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditorTest extends AuditSetting {
    @Test
    void affectedPackageIsAFinding() {
        AuditReport report = audit(snapshot(TIME), crate("time", "0.1.42"), crate("libc", "0.2.1"));
        assertEquals(Verdict.FINDINGS, report.verdict());
        assertEquals(List.of("RUSTSEC-2020-0071"), ids(report));
        assertEquals(1, report.summary().vulnerabilities());
        assertEquals(2, report.summary().audited());
        assertTrue(report.isComplete());
        assertEquals(
                "warning: Cargo.lock contains 1 crate with security advisory: time 0.1.42 (RUSTSEC-2020-0071)",
                report.summary().message());
    }

    @Test
    void bothSpellingsOfTheRegistryMatchAndNoOtherSourceDoes() {
        LockedPackage sparse = locked("time", "0.1.42", PackageSource.CRATES_IO_SPARSE);
        LockedPackage git = locked("time", "0.1.42", PackageSource.parse("git+https://x.example/time"));
        LockedPackage other = locked("time", "0.1.42", PackageSource.parse("registry+https://x.example/"));
        LockedPackage path = locked("time", "0.1.42", null);
        AuditReport report = audit(snapshot(TIME), sparse, git, other, path, path);
        assertEquals(1, report.findings().size());
        assertEquals(sparse, report.findings().get(0).affected());
        assertEquals(
                Set.of(
                        new Skipped(Kind.GIT, 1, List.of("time@0.1.42")),
                        new Skipped(Kind.REGISTRY, 1, List.of("time@0.1.42")),
                        new Skipped(Kind.PATH, 2, List.of())),
                Set.copyOf(report.skipped()));
        assertEquals(4, report.summary().skipped());
    }

    @Test
    void namesAreComparedAsTheRegistryComparesThem() {
        Snapshot snapshot = snapshot(anAdvisory().forCrate("foo_bar"));
        assertEquals(1, audit(snapshot, crate("Foo-Bar", "1.0.0")).findings().size());
    }

    @Test
    void advisoriesOfOtherSourcesDoNotMatchCratesIo() {
        Snapshot snapshot = snapshot(anAdvisory().forCrate("time").source("registry+https://x.example/index"));
        assertEquals(List.of(), audit(snapshot, crate("time", "1.0.0")).findings());
    }

    @Test
    void withdrawnAdvisoriesAndTheToolchainsAreNotMatched() {
        Snapshot snapshot = snapshot(
                anAdvisory().id("RUSTSEC-2020-0001").forCrate("time").withdrawnOn("2021-01-01"),
                anAdvisory().id("CVE-2018-1000810").forCrate("std").in(Collection.RUST));
        AuditReport report = audit(snapshot, crate("time", "1.0.0"), crate("std", "1.0.0"));
        assertEquals(Verdict.CLEAN, report.verdict());
        assertEquals("", report.summary().message());
    }

    @Test
    void findingsFollowTheLockfileThenTheId() {
        Snapshot snapshot = snapshot(
                anAdvisory().id("RUSTSEC-2021-0002").forCrate("b"),
                anAdvisory().id("RUSTSEC-2020-0009").forCrate("b"),
                anAdvisory().id("RUSTSEC-2022-0001").forCrate("a"));
        assertEquals(
                List.of(
                        "RUSTSEC-2020-0009",
                        "RUSTSEC-2021-0002",
                        "RUSTSEC-2022-0001",
                        "RUSTSEC-2020-0009",
                        "RUSTSEC-2021-0002"),
                ids(audit(snapshot, crate("b", "1.0.0"), crate("a", "1.0.0"), crate("b", "1.0.0"))));
    }

    @Test
    void staleSeedMissingOrUnloadedDataNeverReadAsClean() {
        LockedPackage harmless = crate("libc", "0.2.1");
        assertEquals(Verdict.CLEAN, audit(snapshot(TIME), harmless).verdict());
        Snapshot unchecked = aSnapshot()
                .with(TIME)
                .checkedAt(NOW.minus(Duration.ofHours(25)))
                .build();
        assertUnknown(Reason.ADVISORIES_STALE, audit(unchecked, harmless));
        Snapshot oldHead = aSnapshot()
                .with(TIME)
                .committedAt(NOW.minus(Duration.ofDays(91)))
                .build();
        assertUnknown(Reason.ADVISORIES_STALE, audit(oldHead, harmless));
        assertUnknown(
                Reason.ADVISORIES_STALE, audit(aSnapshot().with(TIME).seed().build(), harmless));
        assertUnknown(
                Reason.ADVISORIES_MISSING,
                audit(aSnapshot().with(TIME).missing("/srv/private").build(), harmless));
        assertUnknown(Reason.ADVISORIES_MISSING, audit(aSnapshot().notLoaded().build(), harmless));
    }

    @Test
    void incompleteFindingsSayThatNotEverythingWasChecked() {
        AuditReport report = audit(aSnapshot().with(TIME).seed().build(), crate("time", "0.1.42"));
        assertEquals(Verdict.FINDINGS, report.verdict());
        assertFalse(report.isComplete());
        assertTrue(report.summary().message().endsWith("(RUSTSEC-2020-0071) (not everything could be checked)"));
    }

    @Test
    void messageSaysSinceWhenTheDataAreOld() {
        Snapshot old = aSnapshot()
                .with(TIME)
                .committedAt(NOW.minus(Duration.ofDays(93)))
                .build();
        assertEquals(
                "warning: Cargo.lock could not be checked: advisory data is from 2026-08-21",
                audit(old, crate("libc", "0.2.1")).summary().message());
    }

    @Test
    void messageCountsInsecurePackagesNotFindings() {
        Snapshot snapshot = snapshot(
                TIME,
                anAdvisory().id("RUSTSEC-2020-0001").forCrate("time"),
                anAdvisory().id("RUSTSEC-2020-0002").forCrate("time"),
                anAdvisory().id("RUSTSEC-2020-0003").forCrate("time"),
                anAdvisory().id("RUSTSEC-2021-0001").forCrate("b"));
        AuditPolicy inFolder = policy().path("tools/Fuzz.lock").build();
        assertEquals(
                "warning: Fuzz.lock contains 2 crates with security advisories: time 0.1.42, b 1.0.0",
                audit(snapshot, inFolder, crate("time", "0.1.42"), crate("b", "1.0.0"))
                        .summary()
                        .message());
        assertEquals(
                "warning: Fuzz.lock contains 1 crate with security advisories: time 0.1.42"
                        + " (RUSTSEC-2020-0001, RUSTSEC-2020-0002, RUSTSEC-2020-0003, …)",
                audit(snapshot, inFolder, crate("time", "0.1.42")).summary().message());
    }

    @Test
    void revisionIsThatOfWhatWasConsultedAndNothingElse() {
        Snapshot snapshot = aSnapshot()
                .with(TIME.asRecord().revision(7).build())
                .with(anAdvisory().forCrate("other").asRecord().revision(40).build())
                .crateRevision("gone", 30)
                .revision(41)
                .build();
        long floor = snapshot.sources().get(0).firstRevision().number();
        assertEquals(new Revision(7), audit(snapshot, crate("time", "0.3.0")).revision());
        assertEquals(
                new Revision(30),
                audit(snapshot, crate("time", "0.3.0"), crate("gone", "1.0.0")).revision());
        assertEquals(
                new Revision(floor), audit(snapshot, crate("libc", "1.0.0")).revision());
    }

    @Test
    void aReportThatWouldBeTooLargeIsRefusedWhole() {
        Auditor small = new Auditor(Rules.DEFAULT, new AuditLimits(2, 1_000));
        LockedPackage time = crate("time", "0.1.42");
        Lockfile three = lockfile(time, time, time);
        RejectedInput refused =
                assertThrows(RejectedInput.class, () -> small.audit(snapshot(TIME), three, AuditPolicy.DEFAULT, NOW));
        assertEquals(Rejection.REPORT_TOO_LARGE, refused.rejection());
    }

    @Test
    void aVersionAloneIsAnsweredInTheAdvisorysSpelling() {
        Snapshot snapshot = snapshot(anAdvisory().forCrate("foo_bar").patchedIn(">=1.1.0"));
        VersionReport report =
                auditor.version(snapshot, CrateName.of("Foo-Bar"), Version.parse("1.0.0"), AuditPolicy.DEFAULT, NOW);
        assertEquals("foo_bar", report.crate().toString());
        assertEquals(Verdict.FINDINGS, report.verdict());
        assertEquals(
                Version.parse("1.1.0"), Objects.requireNonNull(report.fix()).version());
        VersionReport fixed =
                auditor.version(snapshot, CrateName.of("foo-bar"), Version.parse("1.1.0"), AuditPolicy.DEFAULT, NOW);
        assertEquals(Verdict.CLEAN, fixed.verdict());
        assertNull(fixed.fix());
        VersionReport unheard =
                auditor.version(snapshot, CrateName.of("Unheard_Of"), Version.parse("1.1.0"), AuditPolicy.DEFAULT, NOW);
        assertEquals("Unheard_Of", unheard.crate().toString());
    }
}

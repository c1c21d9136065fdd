package dev.rustsecd.audit;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.audit.Incomplete.Reason;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.fixtures.AdvisoryBuilder;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tests of audits share: an advisory, a way to audit packages, and what a verdict of unknown looks like. */
abstract class AuditSetting {
    static final AdvisoryBuilder TIME = anAdvisory()
            .id("RUSTSEC-2020-0071")
            .forCrate("time")
            .aliases("CVE-2020-26235")
            .patchedIn(">=0.2.23")
            .cvss("CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H");

    final Auditor auditor = new Auditor(Rules.DEFAULT, AuditLimits.DEFAULT);

    static void assertUnknown(Reason reason, AuditReport report) {
        assertEquals(Verdict.UNKNOWN, report.verdict());
        assertEquals(
                List.of(reason),
                report.incompleteBecause().stream().map(Incomplete::reason).toList());
        assertEquals(List.of(), report.incompleteBecause().get(0).packages());
        assertTrue(report.summary().message().startsWith("warning: Cargo.lock could not be checked: "));
    }

    AuditReport audit(Snapshot snapshot, LockedPackage... packages) {
        return audit(snapshot, AuditPolicy.DEFAULT, packages);
    }

    AuditReport audit(Snapshot snapshot, AuditPolicy policy, LockedPackage... packages) {
        return auditor.audit(snapshot, lockfile(packages), policy, NOW);
    }

    static Lockfile lockfile(LockedPackage... packages) {
        return new Lockfile(4, false, List.of(packages), List.of(), List.of(), List.of());
    }

    static Snapshot snapshot(AdvisoryBuilder... advisories) {
        return aSnapshot().with(advisories).build();
    }

    static List<String> ids(AuditReport report) {
        List<String> ids = new ArrayList<>();
        report.findings().forEach(finding -> ids.add(finding.advisory().id().text()));
        return ids;
    }

    static LockedPackage crate(String name, String version) {
        return locked(name, version, PackageSource.CRATES_IO);
    }

    static LockedPackage locked(String name, String version, @Nullable PackageSource source) {
        return new LockedPackage(name, version, Version.parse(version), source, null, List.of(), null, 1);
    }

    static PolicyBuilder policy() {
        return new PolicyBuilder();
    }
}

package dev.rustsecd.service.render;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;

import dev.rustsecd.audit.AuditLimits;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.Auditor;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.lockfile.LockedDependency;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.semver.Version;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.YankReasonTable;
import dev.rustsecd.yank.RecordedReason;
import dev.rustsecd.yank.YankDocument;
import dev.rustsecd.yank.YankReason;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A report in which strangers wrote the attack wherever they write anything. */
final class HostileFacts {
    final Snapshot snapshot;
    final AuditReport report;

    /** The advisory is older than the yank, and so one of its reasons. */
    HostileFacts(String attack) {
        this(attack, NOW);
    }

    /**
     * @param yankedAt null where that is not known: then the advisory is no reason
     */
    HostileFacts(String attack, @Nullable Instant yankedAt) {
        snapshot = aSnapshot()
                .with(anAdvisory()
                        .id("OTHER " + attack)
                        .forCrate("victim")
                        .title(attack)
                        .description(attack + "\n\n" + attack)
                        .aliases("ALIAS " + attack)
                        .categories(attack)
                        .keywords(attack)
                        .patchedIn(">=1.0.1"))
                .registry(aRegistry().yanked("victim", "1.0.0").release("victim", "1.0.1"))
                .build()
                .with(YankReasonTable.EMPTY.with(List.of(
                        reason(YankReason.Source.REGISTRY, attack, yankedAt),
                        reason(YankReason.Source.OPERATOR, attack, yankedAt))));
        LockedPackage victim = new LockedPackage(
                "victim", "1.0.0", Version.parse("1.0.0"), PackageSource.CRATES_IO, null, List.of(), null, 7);
        LockedDependency onVictim = new LockedDependency("victim", null, null, 0);
        LockedPackage root = new LockedPackage(attack, attack, null, null, null, List.of(onVictim), null, 12);
        Lockfile lockfile = new Lockfile(4, false, List.of(victim, root), List.of(), List.of(), List.of());
        AuditPolicy policy = new AuditPolicy(
                List.of(), Set.of(), null, true, List.of(), List.of(), null, true, "dir/" + attack, null);
        report = new Auditor(Rules.DEFAULT, AuditLimits.DEFAULT).audit(snapshot, lockfile, policy, NOW);
    }

    private static YankReasonTable.Change reason(YankReason.Source source, String text, @Nullable Instant yankedAt) {
        RecordedReason recorded = new RecordedReason(new YankDocument(text, text), yankedAt, null);
        return new YankReasonTable.Change("victim", source, "1.0.0", recorded, new Revision(1));
    }
}

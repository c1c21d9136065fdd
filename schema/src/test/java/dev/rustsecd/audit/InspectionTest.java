package dev.rustsecd.audit;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.audit.Inspection.Match;
import dev.rustsecd.audit.Plans.Gathered;
import dev.rustsecd.fixtures.RegistryBuilder;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The three steps of an audit, each a function. */
final class InspectionTest extends AuditSetting {
    private static final Snapshot SNAPSHOT = aSnapshot()
            .with(TIME, anAdvisory().forCrate("other"))
            .registry(RegistryBuilder.aRegistry()
                    .release("time", "0.1.0", "0.2.23")
                    .yanked("time", "0.2.0"))
            .build();
    private static final Lockfile LOCKFILE = lockfile(crate("time", "0.2.0"), crate("missing", "1.0.0"));
    private static final AuditPolicy POLICY =
            policy().ignore("CVE-2020-26235", "RUSTSEC-2000-0001").build();

    @Test
    void inspectionSaysWhatWasFoundAndWhatPlansNeed() {
        Inspection inspection = inspect();
        assertEquals(
                List.of(new Match(0, SNAPSHOT.byId("RUSTSEC-2020-0071").get(0), Optional.of("CVE-2020-26235"))),
                inspection.matches());
        assertEquals(
                List.of(0),
                inspection.yanked().stream().map(Inspection.Yanked::index).toList());
        assertEquals(List.of("RUSTSEC-2000-0001"), inspection.staleIgnores());
        assertEquals(new TreeSet<>(), inspection.needs(), "a list has no graph to plan on");
    }

    @Test
    void everyStepGivesTheSameTwice() {
        Inspection first = inspect();
        Inspection second = inspect();
        assertEquals(first.matches(), second.matches());
        assertEquals(first.completeness(), second.completeness());
        Plans plans = auditor.plan(first, Gathered.VERSIONS);
        assertEquals(plans, auditor.plan(first, Gathered.VERSIONS));
        assertEquals(plans, auditor.plan(second, Gathered.VERSIONS));
        AuditReport report = auditor.report(first, plans);
        AuditReport again = auditor.report(first, plans);
        assertEquals(report.summary(), again.summary());
        assertEquals(report.yanked(), again.yanked());
        assertEquals(report.ignored(), again.ignored());
        assertEquals(report.staleIgnores(), again.staleIgnores());
    }

    private Inspection inspect() {
        return auditor.inspect(SNAPSHOT, LOCKFILE, POLICY, NOW);
    }
}

package dev.rustsecd.service.audit;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.KnownCratesBuilder.knownCrates;
import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static dev.rustsecd.service.render.Reports.CRATES_IO;
import static dev.rustsecd.service.render.Reports.entry;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.audit.AuditLimits;
import dev.rustsecd.audit.Auditor;
import dev.rustsecd.crate.CratesIoMirrors;
import dev.rustsecd.fix.FixPlan;
import dev.rustsecd.fix.Verification;
import dev.rustsecd.fixtures.KnownCratesBuilder;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.service.admission.Admission;
import dev.rustsecd.service.admission.AdmissionSettings;
import dev.rustsecd.service.render.JsonReport;
import dev.rustsecd.service.snapshot.ServedFacts;
import dev.rustsecd.service.snapshot.SnapshotHolder;
import dev.rustsecd.service.store.IngestState;
import dev.rustsecd.service.view.View;
import dev.rustsecd.service.view.Views;
import dev.rustsecd.snapshot.RegistryCheck;
import dev.rustsecd.snapshot.RegistryFacts;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.snapshot.Snapshot;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is gathered for an audit, in which order, and when no more is. */
final class AuditRunTest {
    private static final String LOCKFILE =
            "version = 4\n" + entry("app", "0.1.0", "", "vuln") + entry("vuln", "1.0.0", CRATES_IO);

    private final Vertx vertx = Vertx.vertx();
    private final SnapshotHolder holder = new SnapshotHolder();
    private final FakeGatherer gatherer = new FakeGatherer(this::arrive);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whatIsNeededIsReadUntilNothingIsMissing() {
        gatherer.has(vuln("c1 ^1").release("c1", "1.0.0", "c2 ^1").release("c2", "1.0.0"));
        arrive(Set.of("vuln", "c1", "c2"));
        Audited audited = audit();
        assertEquals(List.of(Set.of("vuln"), Set.of("c1"), Set.of("c2")), gatherer.readings());
        assertFalse(audited.passing());
        assertEquals(
                List.of("cargo update -p vuln@1.0.0 --precise 1.1.0"),
                plan(audited).commands());
    }

    @Test
    void firstAnswerIsTheSecond() {
        gatherer.has(vuln("c1 ^1").release("c1", "1.0.0"));
        arrive(Set.of("vuln", "c1"));
        byte[] first = json(audit());
        gatherer.keepsAll();
        assertArrayEquals(first, json(audit()));
    }

    @Test
    void withoutTheDatabasePlansArePartialAndTheAnswerPasses() {
        gatherer.has(vuln("c1 ^1"));
        gatherer.isAway();
        arrive(Set.of("vuln"));
        Audited audited = audit();
        assertEquals(1, gatherer.readings().size());
        assertTrue(audited.passing());
        assertEquals(Verification.PARTIAL, plan(audited).verified());
    }

    @Test
    void crateThatArrivesIsPlannedWith() {
        gatherer.has(vuln("c1 ^1").release("c1", "1.0.0"));
        gatherer.delivers(Set.of("c1"));
        arrive(Set.of("vuln"));
        Audited audited = audit();
        assertEquals(List.of(Set.of("vuln"), Set.of("c1")), gatherer.questions());
        assertFalse(audited.passing());
        assertEquals(
                List.of("cargo update -p vuln@1.0.0 --precise 1.1.0"),
                plan(audited).commands());
    }

    @Test
    void crateThatDoesNotArriveIsAskedForOnce() {
        gatherer.has(vuln("c1 ^1"));
        gatherer.delivers(Set.of());
        arrive(Set.of("vuln"));
        Audited audited = audit();
        assertEquals(List.of(Set.of("vuln"), Set.of("c1")), gatherer.questions());
        assertTrue(audited.passing(), "it may still arrive");
    }

    @Test
    void inspectionsAreBounded() {
        KnownCratesBuilder chain = vuln("c1 ^1");
        for (int i = 1; i <= 9; i++) {
            chain.release("c" + i, "1.0.0", "c" + (i + 1) + " ^1");
        }
        gatherer.has(chain.release("c10", "1.0.0"));
        gatherer.deliversAll();
        arrive(Set.of("vuln"));
        Audited audited = audit();
        assertEquals(AuditRun.MAX_INSPECTIONS, gatherer.questions().size());
        assertTrue(audited.passing());
    }

    @Test
    void readingsAreBounded() {
        KnownCratesBuilder chain = vuln("c1 ^1");
        Set<String> all = new TreeSet<>(Set.of("vuln"));
        for (int i = 1; i <= 2 * AuditRun.MAX_READINGS; i++) {
            chain.release("c" + i, "1.0.0", "c" + (i + 1) + " ^1");
            all.add("c" + i);
        }
        gatherer.has(chain);
        arrive(all);
        Audited audited = audit();
        assertEquals(AuditRun.MAX_READINGS, gatherer.readings().size());
        assertTrue(audited.passing());
    }

    private static KnownCratesBuilder vuln(String requirement) {
        return knownCrates().release("vuln", "1.0.0").release("vuln", "1.1.0", requirement);
    }

    private static byte[] json(Audited audited) {
        View view = audited.view();
        return JsonReport.render(audited.report(), view.snapshot(), view.fragments());
    }

    private static FixPlan plan(Audited audited) {
        return Objects.requireNonNull(audited.report().findings().get(0).fix());
    }

    /** The registry has answered for these crates, as the store has them. */
    private void arrive(Set<String> crates) {
        Snapshot before = holder.current();
        RegistryFacts.Changes changes = before.registry().isOn()
                ? before.registry().change()
                : RegistryFacts.of(aRegistry().onDemand().state()).change();
        for (String name : crates) {
            KnownCrate crate = gatherer.stored(name);
            changes.put(Objects.requireNonNull(crate.releases()));
            changes.put(new RegistryCheck(name, true, NOW));
        }
        Snapshot advisories = aSnapshot()
                .with(anAdvisory().forCrate("vuln").patchedIn(">=1.1.0"))
                .build();
        holder.swap(new ServedFacts(
                advisories.with(advisories.revision(), changes.done()), IngestState.EMPTY, new HashMap<>()));
    }

    private Audited audit() {
        gatherer.forget();
        Audits audits = new Audits(
                new Views(holder),
                new Auditor(Rules.DEFAULT, AuditLimits.DEFAULT),
                gatherer,
                CratesIoMirrors.WELL_KNOWN,
                InstantSource.fixed(NOW));
        AuditQuestion question = new AuditQuestion(
                LockfileParser.parse(LOCKFILE.getBytes(StandardCharsets.UTF_8), LockfileLimits.DEFAULT),
                AuditPolicy.DEFAULT,
                Duration.ofSeconds(1),
                true,
                new Admission(vertx, AdmissionSettings.of(1, 1)).ofHead());
        return AuditRun.run(audits, question)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}

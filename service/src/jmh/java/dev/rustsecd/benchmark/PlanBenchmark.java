package dev.rustsecd.benchmark;

import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;

import dev.rustsecd.audit.AuditLimits;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.Auditor;
import dev.rustsecd.audit.Inspection;
import dev.rustsecd.cargo.RegistryIndex;
import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.fixtures.RegistryBuilder;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.LockfileCorpus;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.snapshot.RegistryFacts;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.snapshot.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A lockfile into a report with plans that were played, everything that the registry says of its crates at hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PlanBenchmark {
    private final Auditor auditor = new Auditor(Rules.DEFAULT, AuditLimits.DEFAULT);
    private final Map<String, KnownCrate> gathered = new HashMap<>();

    /** 610 packages and 26 findings, and 512 packages and 85 findings, with the index of their year. */
    @Param({"getzola__zola__Cargo.lock__29540e9897.lock", "diem__diem__Cargo.lock__9c99c1f5fe.lock"})
    private String file = "";

    private Lockfile lockfile = Corpus.parse("version = 4".getBytes(StandardCharsets.UTF_8));
    private Corpus corpus = new Corpus();
    private Snapshot snapshot = corpus.snapshot();

    /** Loads the advisories, and of the registry all that the lockfile names and its plans ask for. */
    @Setup
    public void load() throws IOException {
        corpus.loadDatabase();
        Path temp = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "index");
        RegistryIndex index = file.startsWith("diem") ? RegistryIndex.of2019(temp) : RegistryIndex.of2026(temp);
        lockfile =
                Corpus.parse(Objects.requireNonNull(LockfileCorpus.lockfiles().get(file)));
        Set<String> names = new LinkedHashSet<>();
        lockfile.packages().stream().filter(LockedPackage::isCratesIo).forEach(one -> names.add(one.name()));
        while (!names.isEmpty()) {
            RegistryFacts.Changes changes = snapshot.registry().isOn()
                    ? snapshot.registry().change()
                    : RegistryFacts.of(RegistryBuilder.aRegistry().onDemand().state())
                            .change();
            names.forEach(name -> put(index.crate(RegistryIndex.canonical(name)), changes));
            snapshot = corpus.snapshot().with(corpus.snapshot().revision(), changes.done());
            names.clear();
            auditor.plan(inspected(), this::find).missing().stream()
                    .map(CanonicalName::text)
                    .filter(name -> !gathered.containsKey(name))
                    .forEach(names::add);
        }
    }

    private void put(KnownCrate crate, RegistryFacts.Changes changes) {
        gathered.put(crate.canonical().text(), crate);
        if (crate.releases() != null) {
            changes.put(crate.releases());
        }
    }

    private KnownCrate find(CrateReleases crate) {
        return Objects.requireNonNull(gathered.get(RegistryIndex.canonical(crate.crate())));
    }

    private Inspection inspected() {
        return auditor.inspect(snapshot, lockfile, AuditPolicy.DEFAULT, NOW);
    }

    /** The report with its plans. */
    @Benchmark
    public AuditReport planned() {
        Inspection inspection = inspected();
        inspection.needs();
        return auditor.report(inspection, auditor.plan(inspection, this::find));
    }

    /** The same with plans from ranges alone. */
    @Benchmark
    public AuditReport ranges() {
        return auditor.audit(corpus.snapshot(), lockfile, AuditPolicy.DEFAULT, NOW);
    }
}

package dev.rustsecd.benchmark;

import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;

import dev.rustsecd.advisory.AdvisoryParser;
import dev.rustsecd.audit.AuditLimits;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.Auditor;
import dev.rustsecd.fixtures.GitBundle;
import dev.rustsecd.fixtures.RecordBuilder;
import dev.rustsecd.fixtures.SnapshotBuilder;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.LockfileCorpus;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.service.http.format.ReportRenderer;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.render.AdvisoryFragments;
import dev.rustsecd.service.render.JsonReport;
import dev.rustsecd.service.render.ReportFormat;
import dev.rustsecd.service.render.text.TreeStyle;
import dev.rustsecd.service.snapshot.ServedFacts;
import dev.rustsecd.service.snapshot.SnapshotHolder;
import dev.rustsecd.service.store.IngestState;
import dev.rustsecd.service.view.Views;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The corpus' lockfiles that cargo-audit reads, the whole advisory database, and the three steps of an answer. */
@State(Scope.Benchmark)
public class Corpus {
    /** How many lockfiles there are; figures are per lockfile. */
    static final int LOCKFILES = 221;

    private static final ReportRenderer.Look LOOK =
            new ReportRenderer.Look(TreeStyle.SHORT, false, false, "http://localhost:8080");

    private final ReportRenderer renderer = new ReportRenderer(new Pages());
    private final SnapshotHolder holder = new SnapshotHolder();
    private final Views views = new Views(holder);
    private Auditor auditor = new Auditor(Rules.DEFAULT, AuditLimits.DEFAULT);
    private Snapshot snapshot = aSnapshot().build();
    private AdvisoryFragments fragments = AdvisoryFragments.of(snapshot);
    List<byte[]> texts = List.of();
    List<Lockfile> lockfiles = List.of();
    List<AuditReport> reports = List.of();

    /** Loads everything into memory and renders the advisories once, as a service does when it starts. */
    @Setup
    public void load() throws IOException {
        loadDatabase();
        texts = readByThePeer();
        lockfiles = texts.stream().map(Corpus::parse).toList();
        reports = lockfiles.stream().map(this::audit).toList();
        if (texts.size() != LOCKFILES) {
            throw new IllegalStateException("lockfiles that cargo-audit reads: " + texts.size());
        }
    }

    /** Lets reports have so many findings at most. */
    void limit(int maxFindings) {
        auditor = auditor.within(new AuditLimits(maxFindings, AuditLimits.DEFAULT.maxPathSteps()));
    }

    /** Only the database. */
    void loadDatabase() throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "advisory-db");
        Path bundle = Path.of(System.getProperty("rustsecd.shared"), "corpus", "advisory-db.bundle");
        GitBundle git = GitBundle.cloned(bundle, folder);
        List<GitBundle.Entry> files = git.tree("main", "crates");
        Map<String, byte[]> contents =
                git.contents(files.stream().map(GitBundle.Entry::blob).collect(Collectors.toSet()));
        SnapshotBuilder builder = aSnapshot();
        for (GitBundle.Entry file : files) {
            byte[] content = Objects.requireNonNull(contents.get(file.blob()));
            builder.with(RecordBuilder.aRecord(AdvisoryParser.parse(file.path(), content))
                    .build());
        }
        snapshot = builder.build();
        fragments = AdvisoryFragments.of(snapshot);
        holder.swap(new ServedFacts(snapshot, IngestState.EMPTY, Map.of()));
    }

    Snapshot snapshot() {
        return snapshot;
    }

    private static List<byte[]> readByThePeer() {
        Set<String> read = LockfileCorpus.cargoAuditOutputs().keySet();
        return LockfileCorpus.lockfiles().entrySet().stream()
                .filter(file -> read.contains("text/" + file.getKey().replaceFirst("\\.lock$", ".txt")))
                .map(Map.Entry::getValue)
                .toList();
    }

    static Lockfile parse(byte[] text) {
        return LockfileParser.parse(text, LockfileLimits.DEFAULT);
    }

    AuditReport audit(Lockfile lockfile) {
        return auditor.audit(snapshot, lockfile, AuditPolicy.DEFAULT, NOW);
    }

    byte[] render(AuditReport report) {
        return JsonReport.render(report, snapshot, fragments);
    }

    byte[] render(AuditReport report, ReportFormat format) {
        return renderer.render(format, views.current(), report, LOOK);
    }
}

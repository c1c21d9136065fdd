package dev.rustsecd.benchmark;

import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.ReleaseBuilder.aRelease;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;

import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.catalog.CrateOverview;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.fixtures.RegistryBuilder;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.release.Maturity;
import dev.rustsecd.service.page.AdvisoryListPage;
import dev.rustsecd.service.page.AdvisoryPage;
import dev.rustsecd.service.page.CratePage;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.page.StatusPage;
import dev.rustsecd.service.page.report.Downloads;
import dev.rustsecd.service.page.report.ReportPage;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.service.search.AdvisoryQuery;
import dev.rustsecd.service.search.AdvisorySearch;
import dev.rustsecd.service.store.IngestState;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Revision;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.YankReader;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What does a page cost, from the facts to its bytes? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PageBenchmark {
    private static final String BASE = "http://localhost:8080";
    private static final int PACKAGES = 300;
    private static final int VERSIONS = 600;
    private static final CrateName CROWDED = CrateName.of("openssl");
    private static final AdvisoryListPage.Asked ASKED =
            new AdvisoryListPage.Asked("overflow", "", "vulnerability", "", "");

    private final Pages pages = new Pages();
    private Corpus corpus = new Corpus();
    private Snapshot snapshot = corpus.snapshot();
    private AdvisorySearch search = new AdvisorySearch(snapshot);
    private List<AdvisoryRecord> advisory = List.of();
    private List<Lockfile> lockfiles = List.of();

    /** The corpus, and beside it a registry with a crate of 600 versions, a tenth of them yanked. */
    @Setup
    public void load() throws IOException {
        corpus = new Corpus();
        corpus.load();
        RegistryBuilder registry = aRegistry();
        for (int i = 0; i < VERSIONS; i++) {
            String number = "0." + i / 10 + "." + i % 10;
            registry.release(CROWDED.toString(), i % 10 == 5 ? aRelease(number).yanked() : aRelease(number));
        }
        snapshot = corpus.snapshot().with(new Revision(1), registry.build());
        search = new AdvisorySearch(corpus.snapshot());
        advisory = snapshot.byId("RUSTSEC-2020-0071");
        Lockfile middle = corpus.lockfiles.stream()
                .min(Comparator.comparingInt(
                        lockfile -> Math.abs(lockfile.packages().size() - PACKAGES)))
                .orElseThrow();
        Lockfile largest = corpus.lockfiles.stream()
                .max(Comparator.comparingInt(lockfile -> lockfile.packages().size()))
                .orElseThrow();
        lockfiles = List.of(middle, largest);
    }

    /** A crate of 600 versions, its timeline drawn and its 60 yanks judged. */
    @Benchmark
    public byte[] crate() {
        CrateOverview crate = CrateOverview.of(snapshot, CROWDED, Rules.DEFAULT, NOW);
        YankReader yanks = new YankReader(snapshot, Maturity.DEFAULT, null, NOW);
        return pages.crate(CratePage.of(crate, null, yanks, new CratePage.Setting(BASE, NOW)));
    }

    @Benchmark
    public byte[] advisory() {
        return pages.advisory(AdvisoryPage.of(
                advisory.get(0),
                CrateOverview.of(snapshot, advisory.get(0).advisory().crate(), Rules.DEFAULT, NOW)
                        .versions(),
                "0.1.42",
                NOW));
    }

    /** A word and a kind, a hundred advisories a page. */
    @Benchmark
    public byte[] search() {
        Query query = Query.parse("q=overflow&kind=vulnerability");
        AdvisorySearch.Page found = search.newest(AdvisoryQuery.read(query).filter(), 0, 100);
        return pages.advisories(
                AdvisoryListPage.of(ASKED, new AdvisoryListPage.Found(found, List.of(), null, NOW), snapshot));
    }

    @Benchmark
    public byte[] status() {
        return pages.status(StatusPage.of(snapshot, IngestState.EMPTY, false, null, NOW));
    }

    /** The lockfile of the corpus that comes next to 300 packages, audited and shown. */
    @Benchmark
    public byte[] reportOf300() {
        return report(lockfiles.get(0));
    }

    /** The largest of the corpus that cargo-audit reads. */
    @Benchmark
    public byte[] reportOfTheLargest() {
        return report(lockfiles.get(1));
    }

    private byte[] report(Lockfile lockfile) {
        AuditReport report = corpus.audit(lockfile);
        return pages.report(
                ReportPage.of(report, corpus.snapshot(), ReportPage.Setting.site("", NOW, Downloads.of("", BASE))));
    }
}

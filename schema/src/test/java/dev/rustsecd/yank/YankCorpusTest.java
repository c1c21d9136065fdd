package dev.rustsecd.yank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.advisory.AdvisoryParser;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.fixtures.GitBundle;
import dev.rustsecd.fixtures.GitBundle.Entry;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every yank of the index of 2026, judged; docs/yanks.md states the figures. */
@Tag("corpus")
class YankCorpusTest {
    @TempDir
    static Path folder = Path.of("set by JUnit");

    private static List<CrateReleases> crates = List.of();
    private static final Map<String, List<Advisory>> LIVE = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        crates = IndexCorpus.crates().stream().map(CrateBuilder::build).toList();
        Path bundle = Path.of(System.getProperty("rustsecd.shared"), "corpus", "advisory-db.bundle");
        GitBundle database = GitBundle.cloned(bundle, folder);
        List<Entry> sources = database.tree("main", "crates");
        Map<String, byte[]> contents = database.contents(
                new TreeSet<>(sources.stream().map(Entry::blob).toList()));
        for (Entry source : sources) {
            Advisory advisory =
                    AdvisoryParser.parse(source.path(), Objects.requireNonNull(contents.get(source.blob())));
            if (!advisory.isWithdrawn()) {
                LIVE.computeIfAbsent(advisory.crate().canonical(), none -> new ArrayList<>())
                        .add(advisory);
            }
        }
    }

    @Test
    void everyYankIsJudgedAsTheDocumentSays() {
        Map<String, Integer> counts = new TreeMap<>();
        int total = 0;
        for (CrateReleases crate : crates) {
            YankAssessor assessor = assessor(crate, LIVE, IndexCorpus.DAY);
            for (Release release : crate.releases().all()) {
                Yank yank = assessor.assess(release);
                if (yank.isYanked()) {
                    total++;
                    counts.merge(yank.yankClass() + " " + yank.action(), 1, Integer::sum);
                    assertTrue(yank.evidence().size() <= 20, yank::toString);
                }
            }
        }
        assertEquals(2_102, total);
        assertEquals("{SECURITY NONE=11, SECURITY UPDATE=500, UNEXPLAINED NONE=1591}", counts.toString());
    }

    /**
     * The worst that could have been: at each publication, all that is yanked today was yanked at that moment. How often
     * would honest history have looked like an attack, by the size of a wave and the age of a young release?
     */
    @Test
    void honestHistoryLooksLikeAnAttackAsSeldomAsTheDocumentSays() {
        int publications = 0;
        Map<Integer, List<Integer>> seen = new TreeMap<>();
        for (int days : List.of(1, 3, 7, 30)) {
            List<Integer> waves = new ArrayList<>();
            crates.forEach(crate -> waves.addAll(wavesOf(crate, Duration.ofDays(days))));
            publications = waves.size();
            seen.put(
                    days,
                    IntStream.of(1, 2, 3, 4, 5)
                            .mapToObj(least -> (int)
                                    waves.stream().filter(size -> size >= least).count())
                            .toList());
        }
        assertEquals(31_105, publications);
        assertEquals(
                Map.of(
                        1, List.of(834, 208, 97, 64, 40),
                        3, List.of(895, 230, 109, 71, 42),
                        7, List.of(981, 254, 118, 76, 44),
                        30, List.of(1_310, 330, 154, 106, 64)),
                seen);
    }

    @Test
    void linesThatTheirOwnersClosedAreManyYanks() {
        int closed = 0;
        for (CrateReleases crate : crates) {
            CrateLines lines = new CrateLines(
                    crate,
                    CrateYankReasons.NONE,
                    LIVE.getOrDefault(CrateName.canonical(crate.crate()), List.of()),
                    YankRule.DEFAULT,
                    IndexCorpus.DAY);
            Set<LinePattern> patterns = new HashSet<>();
            lines.all()
                    .forEach(release ->
                            patterns.add(lines.patternOf(release.version().release())));
            for (LinePattern pattern : patterns) {
                int yanked = 0;
                for (LineRelease release : pattern.releases()) {
                    yanked = release.isYanked() ? yanked + 1 : 0;
                }
                closed += yanked >= YankRule.WAVE ? yanked : 0;
            }
        }
        assertEquals(218, closed);
    }

    /** The sizes of the waves that would have been seen an hour after each publication of an unyanked release. */
    private static Collection<Integer> wavesOf(CrateReleases crate, Duration age) {
        List<Integer> waves = new ArrayList<>();
        List<LineRelease> all = new CrateLines(
                        crate,
                        CrateYankReasons.NONE,
                        LIVE.getOrDefault(CrateName.canonical(crate.crate()), List.of()),
                        YankRule.DEFAULT,
                        IndexCorpus.DAY)
                .all();
        for (LineRelease fresh : all) {
            if (fresh.isYanked() || fresh.version().isPreRelease()) {
                continue;
            }
            Instant at = Objects.requireNonNull(fresh.out());
            int yanked = 0;
            for (LineRelease other : all) {
                boolean there = other.version().isCompatibleWith(fresh.version())
                        && !other.version().isPreRelease()
                        && other.version().compareTo(fresh.version()) < 0
                        && other.isOutBefore(at);
                if (there && other.isYanked()) {
                    yanked++;
                } else if (there && other.isOutBefore(at.minus(age))) {
                    yanked = 0;
                }
            }
            waves.add(yanked);
        }
        return waves;
    }

    private static YankAssessor assessor(CrateReleases crate, Map<String, List<Advisory>> live, Instant now) {
        return new YankAssessor(
                crate,
                CrateYankReasons.NONE,
                live.getOrDefault(CrateName.canonical(crate.crate()), List.of()),
                KnownRequirements.NONE,
                YankRule.DEFAULT,
                now);
    }
}

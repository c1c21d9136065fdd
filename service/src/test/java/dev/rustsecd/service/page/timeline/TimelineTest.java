package dev.rustsecd.service.page.timeline;

import static dev.rustsecd.fixtures.AdvisoryBuilder.anAdvisory;
import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.ReleaseBuilder.aRelease;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.catalog.CrateOverview;
import dev.rustsecd.catalog.PublishedVersion;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.fixtures.RegistryBuilder;
import dev.rustsecd.snapshot.Rules;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final double ROUNDING = 0.5;

    @Test
    void versionsOfEqualStateAreOnePieceOfTheirLine() {
        Timeline timeline = of(aRegistry()
                .release("c", "0.1.0", "0.1.1", "0.1.2", "0.2.0", "0.2.1", "1.0.0", "1.5.0", "2.0.0-rc.1")
                .yanked("c", "0.1.3", "0.2.2", "0.2.3"));
        assertEquals(
                List.of(
                        "2.x: 2.0.0-rc.1: safe",
                        "1.x: 1.0.0 to 1.5.0: 2 versions, safe",
                        "0.2.x: 0.2.0 to 0.2.1: 2 versions, safe",
                        "0.2.x: 0.2.2 to 0.2.3: 2 versions, yanked",
                        "0.1.x: 0.1.0 to 0.1.2: 3 versions, affected",
                        "0.1.x: 0.1.3: affected and yanked"),
                said(timeline));
        assertEquals("11 versions: 5 safe, 2 yanked, 3 affected, 1 affected and yanked", timeline.sentence());
        assertEquals("4 versions, published 2025", timeline.bars().get(3).note());
    }

    @Test
    void sixHundredVersionsOfChangingStateAreAFewPiecesThatSayWhatIsInThem() {
        RegistryBuilder registry = aRegistry();
        IntStream.range(0, 300)
                .forEach(i -> registry.release("c", "1." + i + ".0").yanked("c", "1." + i + ".1"));
        Timeline timeline = of(registry);
        assertEquals(1, timeline.bars().size());
        assertEquals(24, timeline.lines().get(0).runs().size());
        assertEquals(
                "1.0.0 to 1.12.0: 25 versions, 12 yanked",
                timeline.bars().get(0).pieces().get(0).sentence());
        assertEquals(
                600,
                timeline.lines().get(0).runs().stream()
                        .mapToInt(VersionRun::count)
                        .sum());
    }

    @Test
    void ofManyLinesTheOldestAreOne() {
        RegistryBuilder registry = aRegistry();
        IntStream.range(0, 100).forEach(i -> registry.release("c", i + ".0.0"));
        Timeline timeline = of(registry);
        assertEquals(16, timeline.bars().size());
        assertEquals("99.x", timeline.bars().get(0).name());
        assertEquals("0.0.x to 84.x", timeline.bars().get(15).name());
        assertEquals("85 versions, published 2025", timeline.bars().get(15).note());
    }

    @Test
    void versionsBelowOneTenthAreOneLine() {
        Timeline timeline = of(aRegistry().release("c", "0.0.1", "0.0.2", "0.0.3"));
        assertEquals(
                List.of("0.0.x"),
                timeline.bars().stream().map(Timeline.Bar::name).toList());
    }

    @Test
    void piecesFollowEachOtherAndTheLongestLineFillsTheWidth() {
        Timeline timeline = of(aRegistry()
                .release("c", "0.1.0", "1.0.0", "1.0.1", "1.0.2")
                .yanked("c", "1.0.3")
                .release("c", "1.0.4", "1.0.5"));
        List<Timeline.Piece> pieces = timeline.bars().get(0).pieces();
        double x = 0;
        for (Timeline.Piece piece : pieces) {
            assertEquals(x, number(piece.x()), ROUNDING);
            x += number(piece.width());
        }
        assertEquals(100, x, ROUNDING);
        assertTrue(number(pieces.get(1).width()) >= 2, "the single yanked version is seen");
    }

    @Test
    void withoutTimesThereAreNoYears() {
        Timeline timeline = of(aRegistry().release("c", aRelease("1.0.0").withoutTime()));
        assertEquals("1 version", timeline.bars().get(0).note());
    }

    @Test
    void withoutVersionsThereIsNothingToDraw() {
        assertTrue(Timeline.of(List.of()).isEmpty());
    }

    private static Timeline of(RegistryBuilder registry) {
        CrateOverview crate = CrateOverview.of(
                aSnapshot()
                        .with(anAdvisory().forCrate("c").patchedIn(">=0.2.0").unaffected("<0.1.0"))
                        .registry(registry)
                        .build(),
                CrateName.of("c"),
                Rules.DEFAULT,
                NOW);
        List<PublishedVersion> versions = Objects.requireNonNull(crate.versions());
        return Timeline.of(versions);
    }

    private static List<String> said(Timeline timeline) {
        return timeline.bars().stream()
                .flatMap(bar -> bar.pieces().stream().map(piece -> bar.name() + ": " + piece.sentence()))
                .toList();
    }

    private static double number(String percent) {
        return Double.parseDouble(percent.substring(0, percent.length() - 1));
    }
}

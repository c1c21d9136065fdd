package dev.rustsecd.ingest.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.IndexLine;
import dev.rustsecd.ingest.plan.CrateChange.BadLine;
import dev.rustsecd.ingest.plan.CrateChange.YankFlip;
import dev.rustsecd.ingest.plan.KnownCrate.Stored;
import dev.rustsecd.ingest.source.IndexFile;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.release.Release;
import dev.rustsecd.release.Release.Yank;
import dev.rustsecd.release.ReleaseRequirements;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CratePlannerTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-02-02T00:00:00.987Z");
    private static final Instant SECOND_WHOLE = Instant.parse("2026-02-02T00:00:00Z");

    private static final IndexLine ONE = IndexLine.of("Foo_Bar", "1.0.0");
    private static final IndexLine TWO = IndexLine.of("Foo_Bar", "2.0.0");

    @Test
    void firstLoadKnowsNoTimesAndTellsOfEveryYank() {
        CrateChange change = load(ONE.yanked(), TWO);
        assertEquals("Foo_Bar", change.crate());
        assertEquals("foo-bar", change.canonical());
        assertEquals(FIRST, change.firstLoaded());
        assertEquals(
                List.of(
                        Release.of("1.0.0", null, null, new Yank(null), null),
                        Release.of("2.0.0", null, null, null, null)),
                change.releases().all());
        assertEquals(List.of(new YankFlip("1.0.0", true)), change.flips());
    }

    @Test
    void registrysOwnTimeAndCompilerAreKept() {
        CrateChange change = load(ONE.publishedAt("2024-05-06T07:08:09Z").forRust("1.70"));
        Release release = change.releases().all().get(0);
        assertEquals(Instant.parse("2024-05-06T07:08:09Z"), release.published());
        assertEquals("1.70", release.rustVersion());
        Release later = then(change, ONE).releases().all().get(0);
        assertEquals(release.published(), later.published(), "an index without times takes none away");
    }

    @Test
    void newVersionAppearsNow() {
        Release two = then(load(ONE), ONE, TWO.yanked()).releases().all().get(1);
        assertEquals(SECOND_WHOLE, two.appeared());
        assertEquals(new Yank(SECOND_WHOLE), two.yank());
        Release one = then(load(ONE), ONE, TWO).releases().all().get(0);
        assertNull(one.appeared());
    }

    @Test
    void yankIsSeenWhenItCameAndItsTimeStays() {
        CrateChange yanked = then(load(ONE), ONE.yanked());
        assertEquals(new Yank(SECOND_WHOLE), yanked.releases().all().get(0).yank());
        assertEquals(List.of(new YankFlip("1.0.0", true)), yanked.flips());
        CrateChange later = plan(yanked, Instant.parse("2026-03-03T00:00:00Z"), ONE.yanked(), TWO);
        assertEquals(new Yank(SECOND_WHOLE), later.releases().all().get(0).yank());
        assertEquals(List.of(), later.flips());
    }

    @Test
    void withdrawnYankIsAFlipToo() {
        CrateChange back = then(load(ONE.yanked()), ONE);
        assertNull(back.releases().all().get(0).yank());
        assertEquals(List.of(new YankFlip("1.0.0", false)), back.flips());
    }

    @Test
    void versionThatVanishedGoesAndIsNoLongerYanked() {
        CrateChange change = then(load(ONE.yanked(), TWO), TWO);
        assertEquals(1, change.releases().size());
        assertEquals(List.of(new YankFlip("1.0.0", false)), change.flips());
    }

    @Test
    void badLineIsRefusedAlone() {
        CrateChange change = load(IndexLine.file(ONE) + "{\n" + IndexLine.file(TWO));
        assertEquals(2, change.releases().size());
        BadLine bad = change.bad().get(0);
        assertEquals(2, bad.number());
        assertEquals(Rejection.INDEX_LINE_INVALID, bad.reason());
    }

    @Test
    void versionThatABadLineMayBeStaysAsItWas() {
        CrateChange before = load(ONE.yanked().needing("libc", "^0.2"), TWO);
        CrateChange change = plan(before, SECOND, "{\n" + IndexLine.file(TWO));
        assertEquals(
                List.of("2.0.0", "1.0.0"),
                change.releases().all().stream().map(Release::number).toList());
        assertEquals(List.of(), change.flips());
        ReleaseRequirements required = change.requirements().find("1.0.0");
        assertEquals(1, required == null ? 0 : required.requirements().size());
    }

    @Test
    void lineOfAnotherCrateIsRefused() {
        CrateChange change = load(IndexLine.file(ONE, IndexLine.of("foo-bar", "3.0.0")));
        assertEquals(1, change.releases().size());
        assertEquals(Rejection.INDEX_LINE_MISPLACED, change.bad().get(0).reason());
    }

    @Test
    void laterLineOfTheSameVersionCounts() {
        CrateChange change = load(ONE, TWO, ONE.yanked());
        assertEquals(
                List.of("1.0.0", "2.0.0"),
                change.releases().all().stream().map(Release::number).toList());
        assertTrue(change.releases().all().get(0).isYanked());
    }

    @Test
    void versionsThatDifferInBuildMetadataAreTwo() {
        CrateChange change = load(ONE, IndexLine.of("Foo_Bar", "1.0.0+b").yanked());
        assertEquals(2, change.releases().size());
    }

    @Test
    void linesMayEndAsTheyLikeAndBeBlank() {
        String text = "\n" + ONE.text() + "\r\n  \n" + TWO.text();
        assertEquals(2, load(text).releases().size());
        assertEquals(List.of(), load(text).bad());
    }

    @Test
    void forgottenCrateThatComesBackFlipsOnlyWhatTheStreamHasOtherwise() {
        KnownCrate forgotten = new KnownCrate(null, Set.of("1.0.0", "0.9.0"));
        CrateChange change = CratePlanner.plan(file(IndexLine.file(ONE.yanked(), TWO.yanked())), forgotten, SECOND);
        assertEquals(List.of(new YankFlip("2.0.0", true), new YankFlip("0.9.0", false)), change.flips());
        assertEquals(new Yank(null), change.releases().all().get(0).yank());
    }

    @Test
    void tooLargeFileKeepsWhatThereIs() {
        CrateChange before = load(ONE.yanked());
        IndexFile large = new IndexFile("foo_bar", "y", new byte[0], IndexFile.MAX_BYTES + 1L);
        CrateChange change = CratePlanner.plan(large, known(before), SECOND);
        assertEquals(before.releases().all(), change.releases().all());
        assertEquals(Rejection.INDEX_FILE_TOO_LARGE, change.bad().get(0).reason());
    }

    @Test
    void manyLinesAndManyBadLinesAreBounded() {
        CrateChange bad = load("x\n".repeat(1_000_000));
        assertEquals(20, bad.bad().size());
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            many.append("{\"name\":\"foo_bar\",\"vers\":\"").append(i).append("\",\"deps\":[]}\n");
        }
        CrateChange change = load(many.toString());
        assertEquals(50_000, change.releases().size());
        assertEquals(Rejection.INDEX_FILE_TOO_LARGE, change.bad().get(0).reason());
    }

    @Test
    void answerOfSomethingElseIsGarbage() {
        assertTrue(CratePlanner.isGarbage(file("<html>\n<body>sign in</body>\n")));
        assertFalse(CratePlanner.isGarbage(file("x\n" + IndexLine.file(ONE))));
        assertFalse(CratePlanner.isGarbage(file(ONE.text())));
        assertFalse(CratePlanner.isGarbage(file("{\"name\":\"foo_bar\",\"vers\":\"1\",\"deps\":[],\"v\":3}\n")));
    }

    @Test
    void spellingIsThatOfTheLines() {
        assertEquals("foo_bar", load("").crate());
        assertEquals("Foo_Bar", plan(load(ONE), SECOND, "{\n").crate());
    }

    private static CrateChange load(IndexLine... lines) {
        return load(IndexLine.file(lines));
    }

    private static CrateChange load(String text) {
        return CratePlanner.plan(file(text), KnownCrate.NONE, FIRST);
    }

    private static CrateChange then(CrateChange before, IndexLine... lines) {
        return plan(before, SECOND, lines);
    }

    private static CrateChange plan(CrateChange before, Instant now, IndexLine... lines) {
        return plan(before, now, IndexLine.file(lines));
    }

    private static CrateChange plan(CrateChange before, Instant now, String text) {
        return CratePlanner.plan(file(text), known(before), now);
    }

    private static KnownCrate known(CrateChange change) {
        return new KnownCrate(
                new Stored(change.crate(), change.firstLoaded(), change.releases(), change.requirements()), Set.of());
    }

    private static IndexFile file(String text) {
        return new IndexFile("foo_bar", "x", text.getBytes(StandardCharsets.UTF_8));
    }
}

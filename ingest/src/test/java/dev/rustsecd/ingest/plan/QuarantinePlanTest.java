package dev.rustsecd.ingest.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.ingest.fixtures.AdvisoryFile;
import dev.rustsecd.ingest.plan.ChangeSet.Quarantined;
import dev.rustsecd.ingest.plan.ChangeSet.Upsert;
import dev.rustsecd.ingest.source.RawRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several files serves, and of which crates something is not known because a file does not. */
final class QuarantinePlanTest {
    private static final String ID = "RUSTSEC-2020-0071";
    private static final AdvisoryFile AAA = AdvisoryFile.of(ID, "aaa");
    private static final AdvisoryFile ZZZ = AdvisoryFile.of(ID, "zzz");

    private final FakeStore store = new FakeStore();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    crates/foo/RUSTSEC-2020-0071.md       | not an advisory                  | foo
                    crates/Foo_Bar/RUSTSEC-2020-0071.md   | not an advisory                  | foo-bar
                    crates/foo/RUSTSEC-2020-0071.md       | package = "foo" ranges           | foo
                    crates/foo/RUSTSEC-2020-0071.md       | package = "Other_One" ranges     | foo other-one
                    crates/foo/RUSTSEC-2020-0071.md       | package = "other"                | foo other
                    crates/foo/RUSTSEC-2020-0071.md       | package = "not a name" ranges    | foo
                    crates/foo/RUSTSEC-2020-0072.md       | package = "foo"                  | foo
                    crates/foo/deep/RUSTSEC-2020-0071.md  | package = "foo"                  | foo
                    crates/foo/a/b/RUSTSEC-2020-0071.md   | package = "other"                | foo other
                    crates/RUSTSEC-2020-0071.md           | package = "foo"                  | foo
                    crates/NOTES.md                       | not an advisory                  |
                    crates/not a name/RUSTSEC-2020-0071.md| not an advisory                  |
                    rust/cargo/CVE-2019-16760.md          | not an advisory                  |
                    rust/cargo/RUSTSEC-2020-0071.md       | package = "cargo" ranges         |
                    rust/cargo/RUSTSEC-2020-0071.md       | package = "cargo" of crates      | cargo
                    crates/cargo/RUSTSEC-2020-0071.md     | package = "cargo" of rust        | cargo
                    crates/foo/RUSTSEC-0000-0000.md       | package = "foo" draft ranges     |
                    crates/foo/RUSTSEC-0000-0000.md       | package = "foo" ranges           | foo
                    crates/foo/RUSTSEC-0000-0000.md       | not an advisory                  | foo
                    """)
    void aFileThatCannotServeMakesItsFolderAndItsPackageUnknown(String path, String kind, String crates) {
        ChangeSet changes = store.run(List.of(path, text(kind)));
        Quarantined bad = changes.quarantined().get(0);
        assertEquals(false, bad.servesOlder());
        assertEquals(crates == null ? "" : crates, String.join(" ", bad.crates()));
    }

    private static String text(String kind) {
        if (!kind.startsWith("package")) {
            return kind;
        }
        String crate = kind.substring(kind.indexOf('"') + 1, kind.lastIndexOf('"'));
        String text = AdvisoryFile.of(kind.contains("draft") ? "RUSTSEC-0000-0000" : ID, crate)
                .patchedIn(kind.endsWith("ranges") ? "< 1.0 || > 3" : ">= 1")
                .text();
        String collection = kind.contains(" of ") ? kind.substring(kind.lastIndexOf(' ') + 1) : "";
        return collection.isEmpty() ? text : text.replace("date =", "collection = \"" + collection + "\"\ndate =");
    }

    @Test
    void theFileInTheFolderOfItsOwnPackageServesAndItsCopySaysNothing() {
        String copy = "crates/aaa/" + ID + ".md";
        ChangeSet changes = store.run(List.of(copy, ZZZ.text(), ZZZ.path(), ZZZ.text()));
        assertEquals(List.of(ZZZ.path()), paths(changes));
        assertEquals(List.of(copy + " []"), quarantined(changes));
        String deep = "crates/zzz/old/" + ID + ".md";
        assertEquals(List.of(deep + " []"), quarantined(store.run(List.of(deep, ZZZ.text()))));
    }

    @Test
    void aCopyOfARecordThatDoesNotServeMakesBothCratesUnknown() {
        String copy = "crates/aaa/" + ID + ".md";
        assertEquals(
                List.of(copy + " [aaa, zzz]", ZZZ.path() + " [zzz]"),
                quarantined(store.run(List.of(copy, ZZZ.text(), ZZZ.path(), "not an advisory"))));
    }

    @Test
    void aFileThatIsNamedByAnotherIdIsNoCopy() {
        String other = "crates/zzz/RUSTSEC-2021-0001.md";
        assertEquals(
                List.of(other + " [zzz]"), quarantined(store.run(List.of(ZZZ.path(), ZZZ.text(), other, ZZZ.text()))));
    }

    @ParameterizedTest
    @CsvSource({"1, 2, aaa, zzz", "2, 1, zzz, aaa"})
    void ofTwoInTheirOwnFoldersTheOneThatHistoryHasLongerServes(long a, long z, String serves, String unknown) {
        ChangeSet changes = store.runFiles(List.of(file(AAA, a), file(ZZZ, z)), Set.of());
        assertEquals(List.of("crates/" + serves + "/" + ID + ".md"), paths(changes));
        assertEquals(List.of("crates/" + unknown + "/" + ID + ".md [" + unknown + "]"), quarantined(changes));
    }

    @Test
    void whereHistoryDoesNotDecideNeitherServesUntilOneIsGone() {
        ChangeSet changes = store.runFiles(List.of(file(AAA, 1), file(ZZZ, 1)), Set.of());
        assertEquals(List.of(), paths(changes));
        assertEquals(List.of(AAA.path() + " [aaa]", ZZZ.path() + " [zzz]"), quarantined(changes));
        assertEquals(
                "other files have the id " + ID + " too, and the history of git does not say which had it first",
                changes.quarantined().get(0).detail());
        ChangeSet later = store.runFiles(List.of(file(ZZZ, 1)), Set.of(AAA.path()));
        assertEquals(List.of(ZZZ.path()), paths(later));
        assertEquals(Set.of(AAA.path(), ZZZ.path()), new TreeSet<>(later.released()));
    }

    @Test
    void theOneThatServesGoesOnServingHoweverOldTheOtherSaysItIs() {
        store.runFiles(List.of(file(ZZZ, 5)), Set.of());
        ChangeSet changes = store.runFiles(List.of(file(AAA, 1), file(ZZZ, 5)), Set.of());
        assertEquals(List.of(ZZZ.path()), paths(changes));
        assertEquals(List.of(AAA.path() + " [aaa]"), quarantined(changes));
    }

    @Test
    void aFileNamedByItsIdGoesBeforeOneThatHasADraftsName() {
        AdvisoryFile draft = AdvisoryFile.of(ID, "zzz").saying("Older.");
        String path = "crates/zzz/RUSTSEC-0000-0000.md";
        ChangeSet changes = store.runFiles(
                List.of(FakeStore.file(path, draft.text(), Instant.ofEpochSecond(1)), file(ZZZ, 2)), Set.of());
        assertEquals(List.of(ZZZ.path()), paths(changes));
        assertEquals(List.of(path + " []"), quarantined(changes));
    }

    @Test
    void whereAnOlderVersionServesItIsSaid() {
        store.run(List.of(ZZZ.path(), ZZZ.text()));
        ChangeSet changes = store.run(List.of(ZZZ.path(), "not an advisory"));
        assertEquals(true, changes.quarantined().get(0).servesOlder());
    }

    private static RawRecord file(AdvisoryFile file, long created) {
        return FakeStore.file(file.path(), file.text(), Instant.ofEpochSecond(created));
    }

    private static List<String> paths(ChangeSet changes) {
        return changes.upserts().stream().map(Upsert::key).toList();
    }

    private static List<String> quarantined(ChangeSet changes) {
        List<String> all = new ArrayList<>();
        changes.quarantined().forEach(bad -> all.add(bad.key() + " " + bad.crates()));
        return all;
    }
}

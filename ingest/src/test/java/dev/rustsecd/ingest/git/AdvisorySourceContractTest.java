package dev.rustsecd.ingest.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.AdvisoryFile;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.ingest.fixtures.FakeAdvisoryRepository;
import dev.rustsecd.ingest.format.RustsecMarkdown;
import dev.rustsecd.ingest.source.AdvisorySource;
import dev.rustsecd.ingest.source.Changes;
import dev.rustsecd.ingest.source.FetchOutcome;
import dev.rustsecd.ingest.source.FetchOutcome.Failed;
import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import dev.rustsecd.ingest.source.FetchOutcome.Unchanged;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.ingest.source.RawRecord;
import dev.rustsecd.ingest.source.Taken;
import dev.rustsecd.snapshot.AdvisoryRecord.Touch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.FileMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every advisory source promises, whatever way its repository is reached. */
abstract class AdvisorySourceContractTest {
    static final AdvisoryFile TIME = AdvisoryFile.of("RUSTSEC-2020-0071", "time");
    static final AdvisoryFile H2 = AdvisoryFile.of("RUSTSEC-2023-0034", "h2");
    static final AdvisoryFile TAR = AdvisoryFile.of("RUSTSEC-2018-0002", "tar");

    private static final String DAY1 = "2024-01-01T10:00:00Z";
    private static final String DAY2 = "2024-01-02T10:00:00Z";
    private static final String DAY3 = "2024-01-03T10:00:00Z";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    FakeAdvisoryRepository repository;

    @SuppressWarnings("NullAway.Init")
    private AdvisorySource source;

    private Taken known = Taken.NONE;

    /** The source that reads {@link #repository}. */
    abstract AdvisorySource source() throws Exception;

    /** Makes what was committed visible to the source. */
    void publish() {}

    abstract void close() throws Exception;

    @BeforeEach
    void open() throws Exception {
        repository = FakeAdvisoryRepository.in(folder.resolve("upstream.git"));
        source = source();
    }

    @AfterEach
    void closeAll() throws Exception {
        close();
    }

    @Test
    void firstFetchBringsEveryAdvisoryInOrderWithContentAndTimes() {
        repository.put(TIME).commit("2024-01-01T23:30:00-03:00");
        String head = repository.put(H2).commit(DAY3);
        Changes delta = changed();
        assertEquals(new Position(head), delta.position());
        assertEquals(Instant.parse(DAY3), delta.at());
        assertEquals(List.of(H2.path(), TIME.path()), paths(delta));
        RawRecord time = delta.records().get(1);
        assertEquals(TIME.text(), new String(time.content(), StandardCharsets.UTF_8));
        assertEquals(new Touch(Instant.parse("2024-01-02T02:30:00Z"), LocalDate.parse("2024-01-01")), time.created());
        assertEquals(time.created(), time.modified());
    }

    @Test
    void sameHeadIsUnchanged() {
        repository.put(TIME).commit(DAY1);
        changed();
        assertEquals(new Unchanged(), fetch());
    }

    @Test
    void laterHeadBringsOnlyWhatItsCommitsTouched() {
        repository.put(TIME).put(H2).put(TAR).commit(DAY1);
        changed();
        repository.put(TIME.saying("More is known.")).remove(TAR.path()).commit(DAY2);
        Changes delta = changed();
        assertEquals(List.of(TIME.path()), paths(delta));
        assertEquals(Set.of(TAR.path()), delta.removed());
        RawRecord time = delta.records().get(0);
        assertEquals(Instant.parse(DAY1), time.created().at());
        assertEquals(Instant.parse(DAY2), time.modified().at());
    }

    @Test
    void commitElsewhereChangesNoFile() {
        repository.put(TIME).commit(DAY1);
        changed();
        String head = repository.put("README.md", "more").commit(DAY2);
        Changes delta = changed();
        assertEquals(new Position(head), delta.position());
        assertEquals(List.of(), delta.records());
        assertEquals(Set.of(), delta.removed());
    }

    @Test
    void editThatWasUndoneMovesTheTime() {
        repository.put(TIME).commit(DAY1);
        changed();
        repository.put(TIME.saying("Wrong.")).commit(DAY2);
        repository.put(TIME).commit(DAY3);
        Changes delta = changed();
        assertEquals(List.of(TIME.path()), paths(delta));
        assertEquals(Instant.parse(DAY3), delta.records().get(0).modified().at());
    }

    @Test
    void timesAreExtremesAndNotTheOrderOfCommits() {
        repository.put(TIME).commit(DAY2);
        repository.put(TIME.saying("By a slow clock.")).commit(DAY1);
        RawRecord time = changed().records().get(0);
        assertEquals(Instant.parse(DAY1), time.created().at());
        assertEquals(Instant.parse(DAY2), time.modified().at());
    }

    @Test
    void mergeCommitsDoNotCount() {
        String base = repository.put(TIME).commit(DAY1);
        String left = repository.put(H2).commit("2024-01-01T11:00:00Z");
        String right = repository.withParents(base).put(TAR).remove(H2.path()).commit("2024-01-01T12:00:00Z");
        repository
                .withParents(left, right)
                .put(H2)
                .put(TIME.saying("By the merge."))
                .commit(DAY3);
        Map<String, Instant> modified = new HashMap<>();
        changed()
                .records()
                .forEach(file -> modified.put(file.key(), file.modified().at()));
        assertEquals(
                Map.of(
                        TIME.path(), Instant.parse(DAY1),
                        H2.path(), Instant.parse("2024-01-01T11:00:00Z"),
                        TAR.path(), Instant.parse("2024-01-01T12:00:00Z")),
                modified);
    }

    @Test
    void forcePushIsComparedWhole() {
        String base = repository.put(TIME).commit(DAY1);
        repository.put(H2).commit(DAY2);
        changed();
        repository.withParents(base).remove(H2.path()).put(TAR).commit(DAY2);
        Changes delta = changed();
        assertEquals(List.of(TAR.path()), paths(delta));
        assertEquals(Set.of(H2.path()), delta.removed());
    }

    @Test
    void rewrittenHistoryOfTheSameContentBringsItsNewTimes() {
        repository.put(TIME).put(H2).commit(DAY1);
        changed();
        repository.withParents().remove(H2.path()).commit(DAY2);
        repository.put(H2).commit("2024-01-01T10:00:00Z");
        Changes delta = changed();
        assertEquals(List.of(TIME.path()), paths(delta));
        assertEquals(Instant.parse(DAY2), delta.records().get(0).created().at());
    }

    @Test
    void everythingThatCouldBeAnAdvisoryCounts() {
        String link = "crates/time/LINK.md";
        repository
                .put(TIME)
                .put("rust/std/CVE-2015-20001.md", "not read here")
                .put("crates/time/.hidden.md", "x")
                .put("crates/time/.hidden/RUSTSEC-2020-0072.md", "x")
                .put("crates/time/more/RUSTSEC-2020-0072.md", "x")
                .put("crates/time/a/b/c/d/RUSTSEC-2020-0073.md", "x")
                .put("crates/README.md", "x")
                .put("crates/RUSTSEC-2020-0074.md", "x")
                .put("EXAMPLE.md", "x")
                .put(link, "RUSTSEC-2020-0071.md".getBytes(StandardCharsets.UTF_8), FileMode.SYMLINK)
                .commit(DAY1);
        assertEquals(
                List.of(
                        "crates/RUSTSEC-2020-0074.md",
                        link,
                        TIME.path(),
                        "crates/time/a/b/c/d/RUSTSEC-2020-0073.md",
                        "crates/time/more/RUSTSEC-2020-0072.md",
                        "rust/std/CVE-2015-20001.md"),
                paths(changed()));
    }

    @Test
    void aPathThatIsTooLongIsShortenedAndKept() {
        String path = "crates/time/" + "🦀".repeat(200) + ".md";
        repository.put(path, "x").commit(DAY1);
        String kept = paths(changed()).get(0);
        assertEquals("crates/time/" + "🦀".repeat(44) + "… ", kept.substring(0, kept.length() - 40));
        repository.put(TIME).commit(DAY2);
        assertEquals(List.of(TIME.path()), paths(changed()));
        repository.remove(path).commit(DAY3);
        assertEquals(Set.of(kept), changed().removed());
    }

    @Test
    void ofALargeFileTheFirstBytesCome() {
        int size = 300_000;
        repository.put(TIME.path(), "x".repeat(size)).commit(DAY1);
        RawRecord file = changed().records().get(0);
        assertEquals(size, file.size());
        assertEquals(RustsecMarkdown.FORMAT.maxBytes(), file.content().length);
    }

    @Test
    void tooLargeFileComesWithoutContent() {
        int size = RawRecord.MAX_SIZE + 1;
        repository.put(TIME.path(), "x".repeat(size)).commit(DAY1);
        RawRecord file = changed().records().get(0);
        assertEquals(size, file.size());
        assertEquals(0, file.content().length);
    }

    @Test
    void whatWasPassedOverIsBroughtWhenTheSameHeadIsCheckedAgain() {
        repository.put(TIME).put(H2).commit(DAY1);
        Position head = changed().position();
        known = new Taken(head, known.digests(), true);
        assertEquals(new Unchanged(), fetch());
        known = new Taken(head, Map.of(TIME.path(), known.digests().get(TIME.path())), true);
        assertEquals(List.of(H2.path()), paths(changed()));
    }

    @Test
    void repositoryWithoutTheFolderCratesIsNoAdvisoryDatabase() {
        repository.put("src/main.rs", "fn main() {}").commit(DAY1);
        assertEquals(Failure.NOT_AN_ADVISORY_DATABASE, failed().failure());
    }

    @Test
    void contentAskedForAgainComesAgain() {
        repository.put(TIME).put(H2).commit(DAY1);
        Position head = changed().position();
        known = new Taken(
                head,
                Map.of(TIME.path(), Taken.AGAIN, H2.path(), known.digests().get(H2.path())),
                true);
        assertEquals(List.of(TIME.path()), paths(changed()));
    }

    Failed failed() {
        return assertInstanceOf(Failed.class, fetch());
    }

    private FetchOutcome fetch() {
        publish();
        return Await.result(source.changesSince(known));
    }

    /** Fetches, and takes what came as known. */
    private Changes changed() {
        Changes delta = assertInstanceOf(Changes.class, fetch());
        Map<String, String> digests = new HashMap<>(known.digests());
        delta.records().forEach(file -> digests.put(file.key(), file.digest()));
        assertTrue(digests.keySet().containsAll(delta.removed()));
        digests.keySet().removeAll(delta.removed());
        known = new Taken(delta.position(), digests, false);
        return delta;
    }

    private static List<String> paths(Changes delta) {
        return delta.records().stream().map(RawRecord::key).toList();
    }
}

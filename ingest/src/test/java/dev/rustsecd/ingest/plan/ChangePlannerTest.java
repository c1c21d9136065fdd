package dev.rustsecd.ingest.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.AdvisoryFile;
import dev.rustsecd.ingest.plan.ChangeSet.Event;
import dev.rustsecd.ingest.plan.ChangeSet.Quarantined;
import dev.rustsecd.ingest.plan.ChangeSet.Removal;
import dev.rustsecd.ingest.plan.ChangeSet.Upsert;
import dev.rustsecd.ingest.source.RawRecord;
import dev.rustsecd.reject.Rejection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChangePlannerTest {
    private static final AdvisoryFile TIME = AdvisoryFile.of("RUSTSEC-2020-0071", "time");
    private static final AdvisoryFile H2 = AdvisoryFile.of("RUSTSEC-2023-0034", "h2");
    private static final String BAD = "not an advisory";

    private final FakeStore store = new FakeStore();

    @Test
    void firstLoadAddsEverything() {
        ChangeSet changes = store.run(List.of(H2.path(), H2.text(), TIME.path(), TIME.text()));
        assertEquals(List.of(H2.path(), TIME.path()), paths(changes));
        assertEquals(List.of("ADVISORY_ADDED time", "ADVISORY_ADDED h2"), events(changes));
        assertEquals("<p>Something is wrong.</p>\n", changes.upserts().get(0).descriptionHtml());
    }

    @Test
    void secondPlanOfTheSameChangesNothing() {
        List<String> files = List.of(H2.path(), H2.text(), TIME.path(), BAD);
        store.run(files);
        FakeStore before = store.copy();
        ChangeSet again = store.run(files);
        assertEquals(List.of(), again.events());
        assertEquals(List.of(), again.removals());
        assertEquals(before, store);
    }

    @Test
    void orderOfFilesIsOfNoMeaning() {
        AdvisoryFile twin = new AdvisoryFile(TIME.id(), "aaa", List.of(), null, "Twin.");
        ChangeSet one = store.copy().run(List.of(TIME.path(), TIME.text(), twin.path(), twin.text()));
        ChangeSet other = store.copy().run(List.of(twin.path(), twin.text(), TIME.path(), TIME.text()));
        assertEquals(one, other);
        assertEquals(List.of(), paths(one));
    }

    @Test
    void editIsAChange() {
        store.run(List.of(TIME.path(), TIME.text()));
        ChangeSet changes = store.run(List.of(TIME.path(), TIME.saying("More.").text()));
        assertEquals(List.of("ADVISORY_CHANGED time"), events(changes));
    }

    @Test
    void touchWithoutEditIsWrittenButNoEvent() {
        store.run(List.of(TIME.path(), TIME.text()));
        ChangeSet changes = store.run(List.of(TIME.path(), TIME.text()));
        assertEquals(List.of(TIME.path()), paths(changes));
        assertEquals(List.of(), changes.events());
    }

    @Test
    void withdrawalAndReinstatementAreTold() {
        store.run(List.of(TIME.path(), TIME.text()));
        String withdrawn = TIME.withdrawnOn("2024-07-08").text();
        assertEquals(List.of("ADVISORY_WITHDRAWN time"), events(store.run(List.of(TIME.path(), withdrawn))));
        assertEquals(
                List.of("ADVISORY_CHANGED time"),
                events(store.run(
                        List.of(TIME.path(), TIME.withdrawnOn("2024-07-09").text()))));
        assertEquals(List.of("ADVISORY_ADDED time"), events(store.run(List.of(TIME.path(), TIME.text()))));
    }

    @Test
    void removalCountsAsWithdrawn() {
        store.run(List.of(TIME.path(), TIME.text()));
        ChangeSet changes = store.runRemoving(Set.of(TIME.path()));
        assertEquals(List.of(new Removal(TIME.path(), TIME.id(), "time")), changes.removals());
        assertEquals(List.of("ADVISORY_WITHDRAWN time"), events(changes));
        assertTrue(store.records().isEmpty());
    }

    @Test
    void whatIsWithdrawnWhenItIsFirstSeenIsNoAddition() {
        AdvisoryFile withdrawn = TIME.withdrawnOn("2024-02-02");
        FakeStore fresh = new FakeStore();
        assertEquals(
                List.of("ADVISORY_WITHDRAWN time"), events(fresh.run(List.of(withdrawn.path(), withdrawn.text()))));
        assertEquals(
                List.of("ADVISORY_CHANGED time"),
                events(fresh.run(
                        List.of(withdrawn.path(), withdrawn.saying("No.").text()))));
        assertEquals(List.of("ADVISORY_ADDED time"), events(fresh.run(List.of(TIME.path(), TIME.text()))));
    }

    @Test
    void moveToAnotherCrateTakesItFromTheOneBeforeTheOtherGetsIt() {
        store.run(List.of(TIME.path(), TIME.text()));
        AdvisoryFile moved = AdvisoryFile.of(TIME.id(), "time-core");
        ChangeSet changes = store.run(List.of(moved.path(), moved.text()), Set.of(TIME.path()));
        assertEquals(List.of(), changes.removals());
        assertEquals(List.of(), changes.quarantined());
        assertEquals(List.of("ADVISORY_WITHDRAWN time", "ADVISORY_ADDED time-core"), events(changes));
        assertEquals(Set.of(moved.path()), store.records().keySet());
    }

    @Test
    void badFileGoesIntoQuarantineAndItsLastGoodVersionStays() {
        store.run(List.of(TIME.path(), TIME.text(), H2.path(), H2.text()));
        ChangeSet changes = store.run(
                List.of(TIME.path(), BAD, H2.path(), H2.saying("More.").text()));
        Quarantined bad = changes.quarantined().get(0);
        assertEquals(TIME.path(), bad.key());
        assertEquals(Rejection.ADVISORY_INVALID, bad.reason());
        assertTrue(bad.servesOlder());
        assertEquals(List.of("ADVISORY_CHANGED h2"), events(changes));
        assertEquals(Set.of(TIME.path(), H2.path()), store.records().keySet());
    }

    @Test
    void repairedFileLeavesQuarantine() {
        store.run(List.of(TIME.path(), BAD));
        ChangeSet changes = store.run(List.of(TIME.path(), TIME.text()));
        assertEquals(Set.of(TIME.path()), changes.released());
        assertEquals(List.of("ADVISORY_ADDED time"), events(changes));
    }

    @Test
    void removedBadFileLeavesQuarantineAndTakesItsOlderVersionAlong() {
        store.run(List.of(TIME.path(), TIME.text()));
        store.run(List.of(TIME.path(), BAD));
        ChangeSet changes = store.runRemoving(Set.of(TIME.path()));
        assertEquals(Set.of(TIME.path()), changes.released());
        assertEquals(List.of("ADVISORY_WITHDRAWN time"), events(changes));
    }

    @Test
    void draftIsReadAndDropped() {
        AdvisoryFile draft = AdvisoryFile.of("RUSTSEC-0000-0000", "time");
        assertTrue(store.run(List.of(draft.path(), draft.text())).isEmpty());
    }

    @Test
    void unreadableDraftIsInQuarantineAsADraft() {
        ChangeSet changes = store.run(List.of("crates/time/RUSTSEC-0000-0000.md", BAD));
        assertTrue(changes.quarantined()
                .get(0)
                .detail()
                .startsWith("this is a draft, so it is not served; it also has an error: "));
    }

    @Test
    void idThatServesIsNotTakenByAnotherFile() {
        store.run(List.of(TIME.path(), TIME.text()));
        for (String crate : List.of("aaa", "zzz")) {
            AdvisoryFile twin = AdvisoryFile.of(TIME.id(), crate);
            ChangeSet changes = store.run(List.of(twin.path(), twin.text()));
            assertEquals(
                    Rejection.ADVISORY_DUPLICATE, changes.quarantined().get(0).reason());
            assertEquals(List.of(), changes.events());
        }
    }

    @Test
    void duplicateServesOnceTheOtherIsGone() {
        AdvisoryFile twin = AdvisoryFile.of(TIME.id(), "zzz");
        List<String> both = List.of(TIME.path(), TIME.text(), twin.path(), twin.text());
        store.run(both);
        ChangeSet changes = store.run(List.of(twin.path(), twin.text()), Set.of(TIME.path()));
        assertEquals(List.of(twin.path()), paths(changes));
        assertEquals(Set.of(twin.path(), TIME.path()), changes.released());
    }

    @Test
    void tooLargeFileIsRefused() {
        RawRecord file = FakeStore.file(TIME.path(), TIME.text());
        RawRecord large = new RawRecord(
                file.key(), file.digest(), file.format(), new byte[0], 17 << 20, file.created(), file.modified());
        ChangeSet changes = ChangePlanner.plan(store.known(), FakeStore.delta(List.of(large), Set.of()));
        assertEquals(
                "the file has 17825792 bytes, more than the maximum of 16777216",
                changes.quarantined().get(0).detail());
    }

    @Test
    void whatIsOddAndReadIsRemarked() {
        ChangeSet changes = store.run(List.of(TIME.path(), TIME.saying("N\0L").text()));
        assertEquals(
                List.of("1 NUL character of the description is shown as U+FFFD"),
                changes.upserts().get(0).remarks());
    }

    @Test
    void idTooLongForTheStoreIsRefused() {
        String text = TIME.text().replace("date =", "aliases = [\"" + "x".repeat(300) + "\"]\ndate =");
        assertEquals(1, store.run(List.of(TIME.path(), text)).quarantined().size());
    }

    @Test
    void fetchAfterTheSeedReplacesIt() {
        store.run(List.of(TIME.path(), TIME.text(), H2.path(), H2.text()));
        store.isSeed(true);
        ChangeSet changes = store.run(List.of(TIME.path(), TIME.text()));
        assertTrue(changes.replacesSeed());
        assertEquals(List.of("ADVISORY_ADDED time"), events(changes));
    }

    private static List<String> paths(ChangeSet changes) {
        return changes.upserts().stream().map(Upsert::key).toList();
    }

    private static List<String> events(ChangeSet changes) {
        return changes.events().stream().map(ChangePlannerTest::line).toList();
    }

    private static String line(Event event) {
        return event.type() + " " + event.crate();
    }
}

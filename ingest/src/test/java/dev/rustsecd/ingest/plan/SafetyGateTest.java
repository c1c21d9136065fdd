package dev.rustsecd.ingest.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.AdvisoryFile;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.ingest.source.RawRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SafetyGateTest {
    private final FakeStore store = new FakeStore();

    @ParameterizedTest
    @CsvSource({
        "100, 10, true",
        "100, 11, false",
        "101, 11, false",
        "40, 4, true",
        "40, 5, false",
        "10, 3, true",
        "10, 4, false",
        "3, 3, true"
    })
    void tenPercentMayGoAndThreeAlways(int live, int removed, boolean passes) {
        load(live);
        ChangeSet changes = ChangePlanner.plan(store.known(), FakeStore.delta(List.of(), paths(removed)));
        assertEquals(
                passes, SafetyGate.refusal(store.known(), changes, false, null).isEmpty());
    }

    @Test
    void withdrawalsCountLikeRemovals() {
        load(40);
        List<RawRecord> withdrawn = advisories(5).stream()
                .map(advisory -> FakeStore.file(
                        advisory.path(), advisory.withdrawnOn("2024-01-01").text()))
                .toList();
        ChangeSet changes = ChangePlanner.plan(store.known(), FakeStore.delta(withdrawn, Set.of()));
        Optional<String> refusal = SafetyGate.refusal(store.known(), changes, false, new Position("d".repeat(40)));
        assertTrue(
                refusal.orElseThrow()
                        .contains(
                                "Rejected commit " + FakeStore.POSITION
                                        + " of the advisory database: 5 of 40 stored advisories are missing or withdrawn in it. Set RUSTSECD_ACCEPT_DROP="));
    }

    @Test
    void acceptedHeadPasses() {
        load(40);
        ChangeSet changes = ChangePlanner.plan(store.known(), FakeStore.delta(List.of(), paths(40)));
        assertTrue(SafetyGate.refusal(store.known(), changes, false, FakeStore.POSITION)
                .isEmpty());
    }

    @Test
    void seedMayBeReplacedByAnything() {
        load(40);
        store.isSeed(true);
        ChangeSet changes = ChangePlanner.plan(store.known(), FakeStore.delta(List.of(), Set.of()));
        assertTrue(SafetyGate.refusal(store.known(), changes, false, null).isEmpty());
    }

    @Test
    void filesThatTurnBadDropNothing() {
        load(40);
        List<RawRecord> bad = advisories(40).stream()
                .map(advisory -> FakeStore.file(advisory.path(), "broken"))
                .toList();
        ChangeSet changes = ChangePlanner.plan(store.known(), FakeStore.delta(bad, Set.of()));
        assertTrue(SafetyGate.refusal(store.known(), changes, false, null).isEmpty());
    }

    @Test
    void sourceThatAnswersNeedHasARecord() {
        ChangeSet empty = ChangePlanner.plan(store.known(), FakeStore.delta(List.of(), Set.of()));
        assertTrue(isRefused(empty, true));
        assertFalse(isRefused(empty, false), "a private database may still be empty");
        List<RawRecord> bad = List.of(FakeStore.file("crates/c/RUSTSEC-2024-0001.md", "broken"));
        assertTrue(isRefused(ChangePlanner.plan(store.known(), FakeStore.delta(bad, Set.of())), true));
        load(3);
        assertFalse(isRefused(empty, true));
        assertFalse(isRefused(ChangePlanner.plan(store.known(), FakeStore.delta(List.of(), paths(2))), true));
        assertTrue(isRefused(ChangePlanner.plan(store.known(), FakeStore.delta(List.of(), paths(3))), true));
        store.isSeed(true);
        assertTrue(isRefused(ChangePlanner.plan(store.known(), FakeStore.delta(List.of(), Set.of())), true));
    }

    private boolean isRefused(ChangeSet changes, boolean required) {
        return SafetyGate.refusal(store.known(), changes, required, FakeStore.POSITION)
                .isPresent();
    }

    private void load(int count) {
        List<String> files = new ArrayList<>();
        advisories(count).forEach(advisory -> files.addAll(List.of(advisory.path(), advisory.text())));
        store.run(files);
    }

    private static Set<String> paths(int count) {
        return advisories(count).stream().map(AdvisoryFile::path).collect(Collectors.toSet());
    }

    private static List<AdvisoryFile> advisories(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> AdvisoryFile.of("RUSTSEC-2020-%04d".formatted(i), "crate" + i))
                .toList();
    }
}

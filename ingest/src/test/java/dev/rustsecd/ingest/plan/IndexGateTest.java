package dev.rustsecd.ingest.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.source.IndexDelta;
import dev.rustsecd.ingest.source.IndexDelta.Entry;
import dev.rustsecd.ingest.source.KnownIndex;
import dev.rustsecd.ingest.source.Position;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IndexGateTest {
    private static final Position STATE = new Position("a".repeat(40));

    @ParameterizedTest
    @CsvSource({"100, 10, true", "100, 11, false", "5, 3, true", "5, 4, false", "0, 0, true"})
    void tenthOfTheCratesMayGoAtOnce(int crates, int gone, boolean passes) {
        assertEquals(passes, IndexGate.refusal(known(crates), delta(gone), null).isEmpty());
    }

    @Test
    void operatorLetsOneStatePass() {
        String reason = IndexGate.refusal(known(100), delta(50), new Position("b".repeat(40)))
                .orElseThrow();
        assertTrue(reason.contains("RUSTSECD_ACCEPT_DROP=" + STATE), reason);
        assertTrue(IndexGate.refusal(known(100), delta(50), STATE).isEmpty());
    }

    @Test
    void twinOfAStoredCrateIsPassedOverWhileItIsThere() {
        KnownIndex known = new KnownIndex(null, Map.of("a-b", "1"), Set.of());
        Entry twin = new Entry("a_b", "2");
        Entry other = new Entry("c_d", "3");
        Entry later = new Entry("c-d", "4");
        assertEquals(List.of(other), IndexTwins.without(known, changed(List.of(twin, other, later), Set.of())));
        assertEquals(List.of(twin), IndexTwins.without(known, changed(List.of(twin), Set.of("a-b"))));
        Entry itself = new Entry("a-b", "5");
        assertEquals(List.of(itself), IndexTwins.without(known, changed(List.of(itself, twin), Set.of())));
    }

    private static KnownIndex known(int crates) {
        return new KnownIndex(null, names(crates).collect(Collectors.toMap(name -> name, name -> "1")), Set.of());
    }

    private static IndexDelta delta(int gone) {
        return changed(List.of(), names(gone).collect(Collectors.toSet()));
    }

    private static IndexDelta changed(List<Entry> changed, Set<String> removed) {
        return new IndexDelta(STATE, Instant.EPOCH, changed, removed);
    }

    private static java.util.stream.Stream<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c" + i);
    }
}

package dev.rustsecd.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.rustsecd.snapshot.YankReasonTable.Change;
import dev.rustsecd.yank.CrateYankReasons;
import dev.rustsecd.yank.RecordedReason;
import dev.rustsecd.yank.YankDocument;
import dev.rustsecd.yank.YankReason.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class YankReasonTableTest {
    private static Change change(Source source, String version, String why, long revision) {
        RecordedReason reason = new RecordedReason(new YankDocument(why, null), null, null);
        return new Change("demo", source, version, reason, new Revision(revision));
    }

    @Test
    void laterReasonsTakeThePlaceOfEarlierOnesOfTheirSource() {
        YankReasonTable before = YankReasonTable.EMPTY.with(
                List.of(change(Source.OPERATOR, "1.0.0", "first", 3), change(Source.REGISTRY, "1.0.0", "message", 5)));
        YankReasonTable after = before.with(List.of(change(Source.OPERATOR, "1.0.0", "second", 4)));
        CrateYankReasons reasons = after.of("Demo");
        assertEquals(
                Map.of("1.0.0", change(Source.OPERATOR, "1.0.0", "second", 4).reason()), reasons.operator());
        assertEquals(
                Map.of("1.0.0", change(Source.REGISTRY, "1.0.0", "message", 5).reason()), reasons.registry());
        assertEquals(5, reasons.revision());
        assertEquals(
                Map.of("1.0.0", change(Source.OPERATOR, "1.0.0", "first", 3).reason()),
                before.of("demo").operator());
    }

    @Test
    void withoutChangesItIsTheSameTable() {
        YankReasonTable table = YankReasonTable.EMPTY.with(List.of(change(Source.OPERATOR, "1.0.0", "why", 1)));
        assertSame(table, table.with(List.of()));
        assertSame(CrateYankReasons.NONE, table.of("other"));
    }

    @Test
    void oneReasonForManyVersionsIsTakenAtOnce() {
        List<Change> changes = IntStream.range(0, 50_000)
                .mapToObj(i -> change(Source.OPERATOR, "1.0." + i, "why", 1))
                .toList();
        // A copy for each of them would take minutes.
        YankReasonTable table = assertTimeout(Duration.ofSeconds(10), () -> YankReasonTable.EMPTY.with(changes));
        assertEquals(50_000, table.of("demo").operator().size());
    }
}

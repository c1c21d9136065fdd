package dev.rustsecd.service.snapshot;

import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.store.IngestState;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PerSnapshotTest {
    private final SnapshotHolder holder = new SnapshotHolder();
    private final PerSnapshot<String> names = new PerSnapshot<>(holder) {
        @Override
        protected String make(ServedFacts facts, @Nullable String before) {
            return before + "," + facts.snapshot().revision().number();
        }
    };

    private void serve(int revision) {
        holder.swap(new ServedFacts(aSnapshot().revision(revision).build(), IngestState.EMPTY, Map.of()));
    }

    @Test
    void isMadeOnceForEachLoadWithTheOneBeforeAtHand() {
        serve(1);
        assertNull(names.ifMade());
        String first = names.current();
        assertEquals("null,1", first);
        assertSame(first, names.current());
        assertSame(first, names.ifMade());
        serve(2);
        assertNull(names.ifMade());
        assertEquals("null,1,2", names.current());
    }

    @Test
    void refusesBeforeTheFirstLoad() {
        ProblemAnswer refused = assertThrows(ProblemAnswer.class, names::current);
        assertEquals(ProblemType.NOT_LOADED, refused.problem().type());
        assertNull(names.ifLoaded());
    }
}

package dev.rustsecd.service.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.service.admission.LaneCommand.Admit;
import dev.rustsecd.service.admission.LaneCommand.Reject;
import dev.rustsecd.service.admission.LaneEvent.Asked;
import dev.rustsecd.service.admission.LaneEvent.Expired;
import dev.rustsecd.service.admission.LaneEvent.Freed;
import dev.rustsecd.service.admission.LaneEvent.Resumed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Who has a place: two of them, and room for 100 bytes. */
class LaneMachineTest {
    private static final LaneSettings SETTINGS = new LaneSettings(2, 1, 100, 3, Duration.ofSeconds(1));

    private LaneState state = LaneState.EMPTY;

    private List<LaneCommand> on(LaneEvent event) {
        LaneMachine.Step step = LaneMachine.step(state, event, SETTINGS);
        state = step.state();
        return step.commands();
    }

    /** Those of these requests that are admitted at once. */
    private List<Long> admitted(long... ids) {
        return LongStream.of(ids)
                .filter(id -> on(new Asked(id, 10)).equals(List.of(new Admit(id))))
                .boxed()
                .toList();
    }

    @Test
    void placesAreTakenInTheOrderOfAsking() {
        assertEquals(List.of(1L, 2L), admitted(1, 2, 3, 4));
        assertEquals(List.of(new Admit(3)), on(new Freed(1, 10)));
        assertEquals(List.of(new Admit(4)), on(new Freed(1, 10)));
        assertEquals(List.of(), on(new Freed(2, 20)));
        assertEquals(LaneState.EMPTY, state);
    }

    @Test
    void whoWaitsTooLongIsRejectedAndGoneFromTheQueue() {
        admitted(1, 2, 3, 4);
        assertEquals(List.of(new Reject(3)), on(new Expired(3)));
        assertEquals(List.of(new Admit(4)), on(new Freed(1, 10)));
    }

    @Test
    void whoIsAdmittedDoesNotExpire() {
        admitted(1, 2, 3);
        on(new Freed(1, 10));
        assertEquals(List.of(), on(new Expired(3)));
        assertEquals(2, state.working());
    }

    @Test
    void nobodyWaitsBehindAFullQueue() {
        admitted(1, 2, 3, 4, 5);
        assertEquals(List.of(new Reject(6)), on(new Asked(6, 10)));
    }

    @Test
    void whoComesBackGoesBeforeWhoIsNew() {
        admitted(1, 2, 3);
        // 1 waits for crates: 3 has its place.
        assertEquals(List.of(new Admit(3)), on(new Freed(1, 0)));
        admitted(4);
        assertEquals(List.of(), on(new Resumed(1)));
        assertEquals(List.of(new Admit(1)), on(new Freed(1, 10)));
        assertEquals(List.of(new Admit(4)), on(new Freed(1, 10)));
    }

    @Test
    void whoHasNoRoomInTheHeapWaitsForIt() {
        on(new Asked(1, 60));
        assertEquals(List.of(), on(new Asked(2, 50)));
        // A smaller one does not overtake, or the larger would wait for ever.
        assertEquals(List.of(), on(new Asked(3, 10)));
        // The answer of 1 is smaller than what it held.
        assertEquals(List.of(new Admit(2), new Admit(3)), on(new Freed(1, 20)));
    }

    @Test
    void heapIsShortWhileAPlaceIsFreeThatNobodyFitsInto() {
        on(new Asked(1, 60));
        assertFalse(LaneMachine.isShortOfHeap(state, SETTINGS));
        on(new Asked(2, 50));
        assertTrue(LaneMachine.isShortOfHeap(state, SETTINGS));
        on(new Freed(1, 60));
        assertFalse(LaneMachine.isShortOfHeap(state, SETTINGS));
        admitted(3, 4);
        assertFalse(LaneMachine.isShortOfHeap(state, SETTINGS), "4 waits for a place");
    }

    @Test
    void whatIsTooLargeForTheHeapIsAdmittedAlone() {
        assertEquals(List.of(new Admit(1)), on(new Asked(1, 1_000)));
        assertEquals(List.of(), on(new Asked(2, 1)));
        assertEquals(List.of(new Admit(2)), on(new Freed(1, 1_000)));
    }

    @Test
    void whenTheLargeOneInFrontGivesUpTheNextIsAdmitted() {
        on(new Asked(1, 60));
        on(new Asked(2, 50));
        on(new Asked(3, 10));
        assertEquals(List.of(new Reject(2), new Admit(3)), on(new Expired(2)));
    }

    @Test
    void anAnswerThatIsNotReadHoldsRoomAndNoPlace() {
        on(new Asked(1, 10));
        assertEquals(List.of(), on(new Freed(1, 10 - 90)));
        assertEquals(0, state.working());
        assertEquals(List.of(new Admit(2)), on(new Asked(2, 10)));
        assertEquals(List.of(), on(new Asked(3, 10)));
        assertEquals(List.of(new Admit(3)), on(new Freed(0, 90)));
    }

    /** Whatever happens: as many at once as there are places, each admitted or rejected once, in the order of asking. */
    @Test
    void everyRequestIsAdmittedOrRejectedOnce() {
        Random random = new Random(15);
        List<Long> working = new ArrayList<>();
        Set<Long> open = new HashSet<>();
        long last = 0;
        long lastAdmitted = 0;
        for (int i = 0; i < 20_000; i++) {
            LaneEvent event;
            int kind = random.nextInt(3);
            if (kind == 0 && !working.isEmpty()) {
                working.remove(random.nextInt(working.size()));
                event = new Freed(1, 40);
            } else if (kind == 1 && !open.isEmpty()) {
                event = new Expired(open.iterator().next());
            } else {
                open.add(++last);
                event = new Asked(last, 40);
            }
            for (LaneCommand command : on(event)) {
                if (command instanceof Admit admit) {
                    assertTrue(open.remove(admit.id()) && admit.id() > lastAdmitted, command.toString());
                    lastAdmitted = admit.id();
                    working.add(admit.id());
                } else {
                    assertTrue(open.remove(((Reject) command).id()), command.toString());
                }
            }
            assertEquals(working.size(), state.working());
            assertEquals(40L * working.size(), state.heapBytes());
            assertEquals(open.size(), state.waiting().size());
            assertTrue(working.size() == 2 || open.isEmpty(), state.toString());
        }
    }
}

package dev.rustsecd.service.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.service.demand.WaitingRoom.Outcome;
import dev.rustsecd.service.demand.WaitingRoom.Waiter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration LONG = Duration.ofMinutes(10);

    private final WaitingRoom room = new WaitingRoom(VERTX, 3, 4);

    @AfterAll
    static void stop() {
        Await.result(VERTX.close());
    }

    @Test
    void aQuestionGoesOnWithItsLastName() {
        Waiter waiter = enter("a", "b");
        room.arrived("a"::equals);
        assertFalse(waiter.future().isComplete());
        room.arrived("b"::equals);
        assertEquals(Outcome.ARRIVED, Await.result(waiter.future()));
        assertEmpty();
    }

    @Test
    void aQuestionGoesOnWhenItsTimeIsUp() {
        Waiter waiter = room.enter(Set.of("a"), Duration.ofMillis(1)).orElseThrow();
        assertEquals(Outcome.RAN_OUT, Await.result(waiter.future()));
        assertEmpty();
    }

    @Test
    void namesThatOthersWaitForStay() {
        Waiter first = enter("a", "b");
        Waiter second = enter("b", "c");
        first.giveUp();
        assertEquals(Outcome.GIVEN_UP, Await.result(first.future()));
        assertEquals(2, room.names());
        room.arrived(name -> true);
        assertEquals(Outcome.ARRIVED, Await.result(second.future()));
        first.giveUp();
        assertEmpty();
    }

    @Test
    void theRoomHoldsNoMoreQuestionsAndNamesThanItMay() {
        enter("a", "b", "c");
        assertTrue(room.enter(Set.of("d", "e"), LONG).isEmpty());
        enter("d", "a");
        enter("a");
        assertTrue(room.enter(Set.of("a"), LONG).isEmpty());
        room.giveUp();
        assertEmpty();
        enter("e", "f", "g", "h");
    }

    private Waiter enter(String... names) {
        Optional<Waiter> waiter = room.enter(Set.of(names), LONG);
        return waiter.orElseThrow();
    }

    private void assertEmpty() {
        assertEquals(0, room.waiting());
        assertEquals(0, room.names());
    }
}

package dev.rustsecd.service.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One place, and those that want it. */
class LaneTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        join(vertx.close());
    }

    private Lane lane(Duration maxWait) {
        return new Lane(vertx, "test", new LaneSettings(1, 1, 1_000, 10, maxWait));
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void freePlaceIsHadAtOnce() {
        assertTrue(lane(LONG).enter(10).isComplete());
    }

    @Test
    void whoWaitsTooLongIsToldThatTheServerIsBusy() {
        Lane lane = lane(Duration.ofMillis(20));
        join(lane.enter(10));
        CompletionException late = assertThrows(CompletionException.class, () -> join(lane.enter(10)));
        ProblemAnswer answer = assertInstanceOf(ProblemAnswer.class, late.getCause());
        assertEquals(ProblemType.OVERLOADED, answer.problem().type());
        assertEquals(1, lane.rejected());
        assertEquals(0, lane.state().waiting().size());
    }

    @Test
    void placeThatIsLeftIsTakenByTheNext() {
        Lane lane = lane(LONG);
        Place first = join(lane.enter(10));
        Future<Place> second = lane.enter(20);
        assertFalse(second.isComplete());
        first.leave();
        first.leave();
        join(second);
        assertEquals(1, lane.state().working());
        assertEquals(20, lane.state().heapBytes());
    }

    @Test
    void whileOneWaitsForSomethingElseAnotherIsWorkedOn() {
        Lane lane = lane(LONG);
        Place first = join(lane.enter(10));
        Future<Place> second = lane.enter(10);
        Promise<String> crates = Promise.promise();
        Future<String> arrived = first.aside(crates.future());
        Place working = join(second);
        crates.complete("here");
        assertFalse(arrived.isComplete());
        Future<Place> third = lane.enter(10);
        working.leave();
        assertEquals("here", join(arrived));
        assertFalse(third.isComplete());
        first.leave();
        join(third);
    }

    @Test
    void failureOfWhatIsWaitedForComesWithThePlace() {
        Lane lane = lane(LONG);
        Place place = join(lane.enter(10));
        Promise<String> crates = Promise.promise();
        Future<String> arrived = place.aside(crates.future());
        crates.fail("away");
        assertThrows(CompletionException.class, () -> join(arrived));
        assertEquals(1, lane.state().working());
    }

    @Test
    void answerThatIsSentHoldsNothing() {
        Lane lane = lane(LONG);
        Place place = join(lane.enter(10));
        place.answered(500);
        assertEquals(0, lane.state().working());
        assertEquals(500, lane.state().heapBytes());
        place.leave();
        assertEquals(LaneState.EMPTY, lane.state());
    }
}

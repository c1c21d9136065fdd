package dev.rustsecd.service.demand;

import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static dev.rustsecd.fixtures.SnapshotBuilder.aSnapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.fixtures.RegistryBuilder;
import dev.rustsecd.ingest.fixtures.Await;
import dev.rustsecd.service.metrics.ServiceMetrics;
import dev.rustsecd.service.snapshot.ServedFacts;
import dev.rustsecd.service.snapshot.SnapshotHolder;
import dev.rustsecd.service.store.IngestState;
import dev.rustsecd.service.store.WantedQueue;
import dev.rustsecd.snapshot.Freshness;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Questions and what is served, with a queue that remembers what it was asked for. */
class CrateDemandTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration LONG = Duration.ofMinutes(10);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SnapshotHolder holder = new SnapshotHolder();
    private final Queue queue = new Queue();
    private final CrateDemand demand =
            new CrateDemand(VERTX, holder, queue, Freshness.DEFAULT, () -> NOW, new ServiceMetrics(meters, () -> NOW));

    private static final class Queue implements WantedQueue {
        private final List<String> asked = new ArrayList<>();
        private Future<Void> answer = Future.succeededFuture();

        @Override
        public Future<Void> add(Collection<CrateName> names) {
            names.forEach(name -> asked.add(name.toString()));
            return answer;
        }

        @Override
        public Future<Void> used(Set<String> names) {
            return Future.succeededFuture();
        }
    }

    @AfterAll
    static void stop() {
        Await.result(VERTX.close());
    }

    @Test
    void questionGoesOnOnceAllItsCratesHaveArrived() {
        serve(onDemand().release("syn", "1.0.0"));
        Future<Void> question = demand.arrival(List.of("syn", "time", "no_such"), LONG);
        assertEquals(List.of("time", "no_such"), queue.asked);
        serve(onDemand().release("syn", "1.0.0").release("time", "0.1.42"));
        assertFalse(question.isComplete());
        serve(onDemand().release("syn", "1.0.0").release("time", "0.1.42").absent("no-such"));
        Await.result(question);
        assertEquals(1, ended("arrived"));
    }

    @Test
    void nothingIsAskedForWhereNoIndexIsAskedCrateByCrate() {
        assertEquals(0, Await.result(demand.ask(List.of("time"), LONG, 9)));
        assertFalse(demand.isPossible());
        serve(aRegistry());
        assertEquals(0, Await.result(demand.ask(List.of("time"), LONG, 9)));
        assertFalse(demand.isPossible());
        serve(onDemand());
        assertTrue(demand.isPossible());
        assertEquals(List.of(), queue.asked);
    }

    @Test
    void answerThatIsTooOldIsAskedForAgain() {
        serve(onDemand().release("time", "0.1.42").checkedAt("time", NOW.minus(Duration.ofHours(25))));
        Future<Void> question = demand.arrival(List.of("time"), LONG);
        assertEquals(List.of("time"), queue.asked);
        serve(onDemand().release("time", "0.1.42"));
        Await.result(question);
    }

    @Test
    void nameThatNoCrateCanHaveIsNeitherAskedForNorWaitedFor() {
        serve(onDemand());
        Await.result(demand.arrival(List.of("../../etc/passwd"), LONG));
        assertEquals(List.of(), queue.asked);
    }

    @Test
    void questionAsksForNoMoreCratesThanItMay() {
        serve(onDemand());
        assertEquals(2, Await.result(demand.ask(List.of("a", "A", "b", "c"), Duration.ZERO, 2)));
        assertEquals(List.of("A", "b"), queue.asked);
    }

    @Test
    void registryOutOfReachIsAskedButNotWaitedFor() {
        serve(onDemand().failing());
        assertEquals(1, Await.result(demand.ask(List.of("time"), LONG, 9)));
        assertEquals(List.of("time"), queue.asked);
    }

    @Test
    void questionThatWaitsGoesOnWhenTheRegistryGoesOutOfReach() {
        serve(onDemand());
        Future<Void> question = demand.arrival(List.of("time"), LONG);
        serve(onDemand().failing());
        Await.result(question);
        assertEquals(1, ended("given_up"));
    }

    @Test
    void questionGoesOnWhenItsTimeIsUp() {
        serve(onDemand());
        Await.result(demand.arrival(List.of("time"), Duration.ofMillis(1)));
        assertEquals(1, ended("ran_out"));
    }

    @Test
    void questionThatCouldNotAskIsNotHeld() {
        serve(onDemand());
        queue.answer = Future.failedFuture("the database is away");
        Await.result(demand.arrival(List.of("time"), LONG));
        assertEquals(1, ended("given_up"));
    }

    @Test
    void fiveHundredAndTwelveQuestionsAreHeldAndTheNextGoesOnAtOnce() {
        serve(onDemand());
        List<Future<Void>> held = IntStream.range(0, 512)
                .mapToObj(i -> demand.arrival(List.of("time"), LONG))
                .toList();
        Await.result(demand.arrival(List.of("time"), LONG));
        assertEquals(1, ended("full"));
        assertTrue(held.stream().noneMatch(Future::isComplete));
        assertEquals(512, gauge("rustsecd.registry.waiting.requests"));
        assertEquals(1, gauge("rustsecd.registry.waiting.crates"));
        demand.close();
        Await.result(Future.all(held));
        assertEquals(0, gauge("rustsecd.registry.waiting.requests"));
    }

    private static RegistryBuilder onDemand() {
        return aRegistry().onDemand();
    }

    private void serve(RegistryBuilder registry) {
        holder.swap(new ServedFacts(aSnapshot().registry(registry).build(), IngestState.EMPTY, Map.of()));
    }

    /** How many questions stopped waiting like this. */
    private double ended(String outcome) {
        return meters.get("rustsecd.registry.waits")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}

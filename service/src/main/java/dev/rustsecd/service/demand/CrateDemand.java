package dev.rustsecd.service.demand;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.service.demand.WaitingRoom.Outcome;
import dev.rustsecd.service.metrics.ServiceMetrics;
import dev.rustsecd.service.snapshot.SnapshotHolder;
import dev.rustsecd.service.store.WantedQueue;
import dev.rustsecd.snapshot.Freshness;
import dev.rustsecd.snapshot.RegistryAnswer;
import dev.rustsecd.snapshot.RegistryFacts;
import dev.rustsecd.snapshot.RegistryState;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.storage.WantedCrates;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for the crates that questions name and an index on demand has not answered for, and holds those questions. It never
 * asks for more than the bounds of {@link WantedCrates}, and never holds a question when the index is known to be out of
 * reach. One for the whole process; safe for use by many threads.
 */
public final class CrateDemand {
    /** Questions held at once; each keeps its body in memory. Others are answered with what there is. */
    private static final int MAX_WAITING = 512;

    private static final Duration TELL_USED = Duration.ofMinutes(1);

    private final SnapshotHolder holder;
    private final WantedQueue queue;
    private final Freshness freshness;
    private final InstantSource clock;
    private final ServiceMetrics metrics;
    private final WaitingRoom room;
    private final UsedCrates used = new UsedCrates();
    private final Vertx vertx;
    private final long timer;

    public CrateDemand(
            Vertx vertx,
            SnapshotHolder holder,
            WantedQueue queue,
            Freshness freshness,
            InstantSource clock,
            ServiceMetrics metrics) {
        this.vertx = vertx;
        this.holder = holder;
        this.queue = queue;
        this.freshness = freshness;
        this.clock = clock;
        this.metrics = metrics;
        this.room = new WaitingRoom(vertx, MAX_WAITING, WantedCrates.MAX_QUEUED);
        this.timer = vertx.setPeriodic(TELL_USED.toMillis(), tick -> tellUsed());
        holder.onSwap(facts -> follow(facts.snapshot()));
        metrics.watchDemand(room::waiting, room::names);
    }

    /**
     * Waits until the snapshot that is served has an answer for every crate that a question names, as far as it could be
     * asked for; at most as long as the question wants. The question then takes the snapshot that is served. Must be called
     * on the context on which it goes on.
     *
     * @param names of packages of crates.io, as they are written; looked at only where an index is asked on demand
     * @return never fails
     */
    public Future<Void> arrival(Iterable<String> names, Duration wait) {
        return ask(names, wait, WantedCrates.MAX_OF_A_QUESTION).mapEmpty();
    }

    /**
     * As {@link #arrival}, for a question that may ask more than once.
     *
     * @param most how many crates may be asked for
     * @return how many were; never fails
     */
    public Future<Integer> ask(Iterable<String> names, Duration wait, int most) {
        RegistryFacts registry = holder.current().registry();
        Optional<RegistryState> state = registry.state();
        if (state.isEmpty() || state.get().whole()) {
            return Future.succeededFuture(0);
        }
        Map<String, CrateName> missing = missing(registry, names, most);
        if (missing.isEmpty()) {
            return Future.succeededFuture(0);
        }
        Future<Void> asked = queue.add(missing.values());
        if (!state.get().canBeAsked() || wait.isZero()) {
            return Future.succeededFuture(missing.size());
        }
        return hold(missing.keySet(), wait, asked).map(missing.size());
    }

    /** Whether an index is followed that can be asked for more crates than are here. */
    public boolean isPossible() {
        return holder.current()
                .registry()
                .state()
                .filter(state -> !state.whole())
                .isPresent();
    }

    private Map<String, CrateName> missing(RegistryFacts registry, Iterable<String> names, int most) {
        Instant now = clock.instant();
        Map<String, CrateName> missing = new LinkedHashMap<>();
        for (String name : names) {
            RegistryAnswer answer = registry.answer(name);
            if (!isHere(answer, now)) {
                CrateName crate = CrateName.of(name);
                missing.put(crate.canonical(), crate);
                if (missing.size() >= most) {
                    break;
                }
            } else if (answer.checkedAt() != null) {
                used.mark(CrateName.canonical(name), now);
            }
        }
        return missing;
    }

    private boolean isHere(RegistryAnswer answer, Instant now) {
        return answer.isGiven() && !freshness.isStale(answer, now);
    }

    private Future<Void> hold(Set<String> names, Duration wait, Future<Void> asked) {
        Optional<WaitingRoom.Waiter> entered = room.enter(names, wait);
        if (entered.isEmpty()) {
            metrics.waited("full");
            return Future.succeededFuture();
        }
        asked.onFailure(away -> entered.get().giveUp());
        // What arrived between the first look and the door is not announced again.
        follow(holder.current());
        return entered.get().future().map(outcome -> {
            metrics.waited(label(outcome));
            return null;
        });
    }

    private static String label(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private void follow(Snapshot snapshot) {
        RegistryFacts registry = snapshot.registry();
        Instant now = clock.instant();
        room.arrived(name -> isHere(registry.answer(name), now));
        if (!registry.state().map(RegistryState::canBeAsked).orElse(false)) {
            room.giveUp();
        }
    }

    // A failure is made good by the next question in an hour.
    private void tellUsed() {
        Set<String> names = used.take();
        if (!names.isEmpty()) {
            queue.used(names);
        }
    }

    /** Lets every question go on with what there is. */
    public void close() {
        vertx.cancelTimer(timer);
        room.giveUp();
    }
}

package dev.rustsecd.service.demand;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Questions that wait for names. However many wait for one name, it is looked for once. Safe for use by many threads; each
 * question goes on on the context on which it came.
 */
final class WaitingRoom {
    private final Vertx vertx;
    private final int maxWaiting;
    private final int maxNames;

    // Guarded by this.
    private final Map<String, Set<Waiter>> byName = new HashMap<>();
    private final Set<Waiter> waiters = new HashSet<>();

    /**
     * @param maxWaiting questions that may wait at once
     * @param maxNames different names that all of them may wait for
     */
    WaitingRoom(Vertx vertx, int maxWaiting, int maxNames) {
        this.vertx = vertx;
        this.maxWaiting = maxWaiting;
        this.maxNames = maxNames;
    }

    /** Why a question goes on. */
    enum Outcome {
        ARRIVED,
        RAN_OUT,
        /** What it waits for will not come for now. */
        GIVEN_UP
    }

    /** One question. */
    final class Waiter {
        private final Context context = vertx.getOrCreateContext();
        private final Promise<Outcome> promise = Promise.promise();
        private final Set<String> missing;
        private long timer;

        private Waiter(Set<String> names) {
            missing = new HashSet<>(names);
        }

        /** Completes with why it goes on; never fails. */
        Future<Outcome> future() {
            return promise.future();
        }

        void giveUp() {
            leave(this, Outcome.GIVEN_UP);
        }

        private void goOn(Outcome outcome) {
            vertx.cancelTimer(timer);
            context.runOnContext(on -> promise.tryComplete(outcome));
        }
    }

    /**
     * Lets a question wait; nothing where the room is full.
     *
     * @param names canonical, at least one
     */
    Optional<Waiter> enter(Set<String> names, Duration wait) {
        Waiter waiter = new Waiter(names);
        synchronized (this) {
            long others =
                    names.stream().filter(name -> !byName.containsKey(name)).count();
            if (waiters.size() >= maxWaiting || byName.size() + others > maxNames) {
                return Optional.empty();
            }
            waiters.add(waiter);
            names.forEach(name ->
                    byName.computeIfAbsent(name, none -> new LinkedHashSet<>()).add(waiter));
            waiter.timer = vertx.setTimer(wait.toMillis(), late -> leave(waiter, Outcome.RAN_OUT));
        }
        return Optional.of(waiter);
    }

    /** Lets those go on that have waited for nothing but names that are here now. */
    void arrived(Predicate<String> isHere) {
        List<Waiter> done = new ArrayList<>();
        synchronized (this) {
            byName.entrySet().removeIf(entry -> {
                boolean here = isHere.test(entry.getKey());
                if (here) {
                    entry.getValue().forEach(waiter -> {
                        waiter.missing.remove(entry.getKey());
                        if (waiter.missing.isEmpty()) {
                            done.add(waiter);
                        }
                    });
                }
                return here;
            });
            done.forEach(waiters::remove);
        }
        done.forEach(waiter -> waiter.goOn(Outcome.ARRIVED));
    }

    /** Lets all go on with what there is. */
    void giveUp() {
        List<Waiter> all;
        synchronized (this) {
            all = List.copyOf(waiters);
        }
        all.forEach(Waiter::giveUp);
    }

    private void leave(Waiter waiter, Outcome outcome) {
        synchronized (this) {
            if (!waiters.remove(waiter)) {
                return;
            }
            for (String name : waiter.missing) {
                byName.computeIfPresent(name, (same, others) -> {
                    others.remove(waiter);
                    return others.isEmpty() ? null : others;
                });
            }
        }
        waiter.goOn(outcome);
    }

    /** Questions that wait now. */
    synchronized int waiting() {
        return waiters.size();
    }

    /** Different names that are waited for now. */
    synchronized int names() {
        return byName.size();
    }
}

package dev.rustsecd.service.http;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.service.store.WantedQueue;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A queue that remembers what was asked for. */
final class FakeQueue implements WantedQueue {
    private final List<List<String>> asked = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    @Override
    public Future<Void> add(Collection<CrateName> names) {
        asked.add(names.stream().map(CrateName::toString).toList());
        return away ? Future.failedFuture("the database is away") : Future.succeededFuture();
    }

    @Override
    public Future<Void> used(Set<String> names) {
        return Future.succeededFuture();
    }

    /** From now on nothing can be asked for. */
    void goAway() {
        away = true;
    }

    /** What was asked for, a list for each time. */
    List<List<String>> asked() {
        return asked;
    }

    /** Returns when something was asked for so many times. */
    void await(int times) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (asked.size() < times) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("asked " + asked.size() + " times in ten seconds");
            }
            Thread.onSpinWait();
        }
    }
}

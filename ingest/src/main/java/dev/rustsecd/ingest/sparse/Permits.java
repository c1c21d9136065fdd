package dev.rustsecd.ingest.sparse;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** Lets so many at once do something; the others wait their turn. Safe for use by many threads. */
final class Permits {
    private final Queue<Promise<Void>> waiting = new ArrayDeque<>();
    private int free;

    Permits(int atOnce) {
        this.free = atOnce;
    }

    <T> Future<T> take(Supplier<Future<T>> work) {
        return begin().compose(go -> work.get()).onComplete(done -> end());
    }

    private synchronized Future<Void> begin() {
        if (free > 0) {
            free--;
            return Future.succeededFuture();
        }
        Promise<Void> turn = Promise.promise();
        waiting.add(turn);
        return turn.future();
    }

    private void end() {
        Promise<Void> next;
        synchronized (this) {
            next = waiting.poll();
            free += next == null ? 1 : 0;
        }
        if (next != null) {
            next.complete();
        }
    }
}

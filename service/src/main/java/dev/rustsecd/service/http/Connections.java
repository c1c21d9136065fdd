package dev.rustsecd.service.http;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The open connections of the public port, over all its listeners, and how they end when the program stops: each is told
 * with its next answer that it was the last, then nothing more is accepted, and what was accepted is answered. Safe for use
 * by many threads.
 */
public final class Connections {
    private static final long LOOK_MILLIS = 20;

    private final Set<ConnectionGuard> open = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;
    private volatile @Nullable Channel accepting;

    void opened(ConnectionGuard guard, @Nullable Channel acceptingChannel) {
        accepting = acceptingChannel;
        open.add(guard);
    }

    void closed(ConnectionGuard guard) {
        open.remove(guard);
    }

    /** Whether the next answer of a connection is its last. */
    boolean isDraining() {
        return draining;
    }

    /** From now on each answer is the last of its connection; new ones are accepted still. */
    public void drain() {
        draining = true;
        open.forEach(ConnectionGuard::drain);
    }

    /**
     * Accepts nothing more, while every listener is still there to answer what was accepted.
     *
     * @param most how long at most to wait
     * @return done when no connection owes an answer, or the time is over; never fails
     */
    public Future<Void> finish(Vertx vertx, Duration most) {
        Channel port = accepting;
        if (port != null) {
            var unused = port.close();
        }
        Promise<Void> finished = Promise.promise();
        long deadline = System.nanoTime() + most.toNanos();
        long timer = vertx.setPeriodic(0, LOOK_MILLIS, look -> {
            if (System.nanoTime() - deadline > 0 || open.stream().noneMatch(ConnectionGuard::isAwaited)) {
                finished.tryComplete();
            }
        });
        return finished.future().onComplete(done -> vertx.cancelTimer(timer));
    }
}

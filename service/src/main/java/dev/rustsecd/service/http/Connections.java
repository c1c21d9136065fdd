package dev.rustsecd.service.http;

import dev.rustsecd.service.client.TrustedProxies;
import dev.rustsecd.service.http.HttpSettings.ConnectionLimits;
import dev.rustsecd.service.metrics.ServiceMetrics;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The open connections of the public port, over all its listeners, and how they end when the program stops: each is told
 * with its next answer that it was the last, then nothing more is accepted, and what was accepted is answered. Bounds how many
 * there are. Safe for use by many threads.
 */
public final class Connections {
    private static final long LOOK_MILLIS = 20;

    /** The part of all connections that is closed at once where there are too many. */
    private static final int ROOM = 16;

    /** By this part of all connections there may be more for a moment, while those that are closed end. */
    private static final int RUSH = 2;

    private final OpenLimits limits;
    private final ServiceMetrics metrics;
    private final @Nullable TlsReload tls;

    private final Set<ConnectionGuard> open = ConcurrentHashMap.newKeySet();
    private final Set<ConnectionGuard> leaving = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> ofClients = new ConcurrentHashMap<>();
    private volatile boolean draining;
    private volatile @Nullable Channel accepting;

    public Connections(Vertx vertx, ConnectionLimits settings, ServiceMetrics metrics) {
        this.limits = settings.open();
        this.metrics = metrics;
        this.tls = settings.transport()
                .tls()
                .map(files -> new TlsReload(vertx, files, metrics))
                .orElse(null);
        metrics.watchConnections(open::size);
    }

    /** The certificate of connections; null where they have none. */
    @Nullable
    TlsReload tls() {
        return tls;
    }

    /**
     * Looks whether there is another certificate.
     *
     * @return whether connections have it from now on; never fails
     */
    public Future<Boolean> lookAtCertificate() {
        return tls == null ? Future.succeededFuture(false) : tls.look();
    }

    /**
     * Counts a connection. Where there are too many, those are closed that have been quiet for the longest, as long as no
     * answer is owed on them.
     *
     * @return whether it may stay; it is counted until it is {@link #closed} either way
     */
    boolean opened(ConnectionGuard guard, @Nullable Channel acceptingChannel) {
        accepting = acceptingChannel;
        open.add(guard);
        int ofClient = ofClients.merge(clientOf(guard), 1, Integer::sum);
        if (ofClient > limits.mostOfClient() && !limits.exempt().contains(guard.peer())) {
            leave(guard);
            metrics.connectionRejected("client");
            return false;
        }
        if (!hasRoom(guard)) {
            leave(guard);
            metrics.connectionRejected("full");
            return false;
        }
        return true;
    }

    void closed(ConnectionGuard guard) {
        boolean wasOpen = open.remove(guard);
        leaving.remove(guard);
        if (wasOpen) {
            ofClients.computeIfPresent(clientOf(guard), (client, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Who connects; no header says yet for whom. */
    private static String clientOf(ConnectionGuard guard) {
        return TrustedProxies.NONE.client(guard.peer(), List.of(), List.of());
    }

    /** Those that are about to end make room already, or many more than are needed would end in a rush. */
    private synchronized boolean hasRoom(ConnectionGuard opened) {
        int staying = open.size() - leaving.size();
        if (staying <= limits.most()) {
            return open.size() <= limits.most() + limits.most() / RUSH;
        }
        long now = System.nanoTime();
        List<Quiet> quiet = open.stream()
                .filter(guard -> guard != opened && guard.isIdle() && !leaving.contains(guard))
                .map(guard -> new Quiet(guard, guard.quietNanos(now)))
                .sorted(Comparator.comparingLong(Quiet::nanos).reversed())
                .limit(Math.max(1, limits.most() / ROOM))
                .toList();
        for (Quiet each : quiet) {
            leave(each.guard());
            each.guard().closeIfIdle();
        }
        return !quiet.isEmpty();
    }

    private void leave(ConnectionGuard guard) {
        leaving.add(guard);
        if (!open.contains(guard)) {
            leaving.remove(guard);
        }
    }

    /** A connection that was about to end stays: an answer is owed on it. */
    void spare(ConnectionGuard guard) {
        leaving.remove(guard);
    }

    /** A connection, and for how long nothing has come on it. */
    private record Quiet(ConnectionGuard guard, long nanos) {}

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

package dev.rustsecd.launcher;

import dev.rustsecd.service.Service;
import dev.rustsecd.snapshot.Snapshot;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the probes report of one run. A serving program is ready once something is loaded, however old, and its first answers
 * were rehearsed; none is while it stops. Safe for use by many threads.
 */
final class Readiness {
    private final AtomicBoolean rehearsing = new AtomicBoolean();
    private volatile boolean warm;
    private volatile boolean started;
    private volatile boolean draining;

    /** @param serves whether this program answers questions; another is ready at once */
    Readiness(boolean serves) {
        this.warm = !serves;
    }

    /** The start has ended. */
    void start() {
        started = true;
    }

    /** Rehearses what is answered from the first facts there are, once; does not wait for it. */
    void loaded(Snapshot snapshot, Service service) {
        if (snapshot.isLoaded() && rehearsing.compareAndSet(false, true)) {
            var unused = service.rehearse().onComplete(done -> warm = true);
        }
    }

    /** The stop has begun. */
    void drain() {
        draining = true;
    }

    boolean isStarted() {
        return started;
    }

    boolean isReady() {
        return warm && !draining;
    }
}

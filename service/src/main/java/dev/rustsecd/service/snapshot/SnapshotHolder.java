package dev.rustsecd.service.snapshot;

import dev.rustsecd.snapshot.Snapshot;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Holds the facts that are served now. One for the whole process; safe for use by many threads, and reading is free. */
public final class SnapshotHolder {
    private volatile ServedFacts served = ServedFacts.EMPTY;
    private volatile RefreshState refreshState = RefreshState.NEW;
    private final List<Consumer<ServedFacts>> listeners = new CopyOnWriteArrayList<>();

    /** What is served now; empty before the first load. A request takes it once. */
    public Snapshot current() {
        return served.snapshot();
    }

    /** Both, of the same moment. */
    public ServedFacts facts() {
        return served;
    }

    /** Whether what is served follows the database. */
    public RefreshState refreshState() {
        return refreshState;
    }

    /** The last attempt to read the database failed like this; what is held goes on serving. */
    public synchronized void refresh(RefreshState state) {
        refreshState = state;
    }

    /**
     * Serves these from now on, the attempt that read them having ended like that; whoever sees the facts sees the state,
     * and listeners have been called when it returns.
     */
    public synchronized void swap(ServedFacts next, RefreshState state) {
        refreshState = state;
        swap(next);
    }

    /** Serves these from now on; listeners have been called when it returns. */
    @SuppressWarnings("ReferenceEquality") // a load that found nothing new gives the same instance
    public synchronized void swap(ServedFacts next) {
        if (served != next) {
            served = next;
            listeners.forEach(listener -> listener.accept(next));
        }
    }

    /** Calls back after each swap, on the thread that swaps; it must be quick. */
    public void onSwap(Consumer<ServedFacts> listener) {
        listeners.add(listener);
    }
}

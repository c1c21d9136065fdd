package dev.rustsecd.service.admission;

import dev.rustsecd.service.admission.LaneEvent.Freed;
import io.vertx.core.Future;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * The place of one request, from its admission until its answer is out: with it goes the right to the threads of its lane.
 * Used on the event loop of the request.
 */
public final class Place {
    /**
     * What a request holds, in sizes of its body: the body as it came and as it is read, the lockfile (1.3 to 1.6), its graph
     * and its plans, the report, and the answer while it grows.
     */
    static final int HELD_BODIES = 10;

    private final Lane lane;
    private final long id;
    private long heapBytes;
    private boolean working;

    Place(Lane lane, long id, long heapBytes, boolean working) {
        this.lane = lane;
        this.id = id;
        this.heapBytes = heapBytes;
        this.working = working;
    }

    boolean isIn(Lane other) {
        return working && lane == other;
    }

    /** Runs what is too large for an event loop on a thread of the lane. There is always one, sooner or later. */
    public <T> Future<T> run(Callable<T> task) {
        return lane.run(task);
    }

    /** Runs what is large like that, and everything else at once. */
    public <T> Future<T> runIf(boolean large, Supplier<T> task) {
        return large ? run(task::get) : Future.succeededFuture(task.get());
    }

    /** Waits for something that others do; somebody else is worked on meanwhile, and this request before anybody new. */
    public <T> Future<T> aside(Future<T> awaited) {
        if (!working || awaited.isComplete()) {
            return awaited;
        }
        working = false;
        lane.on(new Freed(1, 0));
        return awaited.transform((value, failure) -> lane.resume(id).compose(resumed -> {
            working = true;
            return failure == null ? Future.succeededFuture(value) : Future.failedFuture(failure);
        }));
    }

    /** The body has turned out to have so many bytes. */
    public void holdsBody(long bytes) {
        become(working, HELD_BODIES * bytes);
    }

    /** The work is done; what is left of the request is its answer, which holds so much until it is sent. */
    public void answered(long bytes) {
        become(false, bytes);
    }

    /** The work is done, and what the request holds is needed until the answer is sent. */
    public void answering() {
        become(false, heapBytes);
    }

    /** Whether others could be worked on, had this one and its like not the heap that they need. */
    public boolean isInTheWay() {
        return heapBytes > 0 && lane.isShortOfHeap();
    }

    /** The answer is out, or will never be. */
    public void leave() {
        become(false, 0);
    }

    private void become(boolean stillWorking, long bytes) {
        Freed freed = new Freed(working && !stillWorking ? 1 : 0, heapBytes - bytes);
        working = stillWorking;
        heapBytes = bytes;
        if (freed.places() != 0 || freed.heapBytes() != 0) {
            lane.on(freed);
        }
    }
}

package dev.rustsecd.service.admission;

import dev.rustsecd.service.metrics.ServiceMetrics;
import dev.rustsecd.service.metrics.ServiceMetrics.LaneView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * The two lanes. What a request weighs is known when its body is here, before anything is made of it. Safe for use by many
 * threads.
 */
public final class Admission {
    /** Bodies up to this size are small: a lockfile of some 250 packages. */
    public static final int SMALL_BYTES = 64 * 1_024;

    private final Lane small;
    private final Lane large;

    public Admission(Vertx vertx, AdmissionSettings settings) {
        this.small = new Lane(vertx, "small", settings.small());
        this.large = new Lane(vertx, "large", settings.large());
    }

    /** Shows on the meters what each lane has to do. */
    public void watch(ServiceMetrics metrics) {
        metrics.watchTasks(() -> small.tasks() + large.tasks());
        watch(metrics, "small", small);
        watch(metrics, "large", large);
    }

    private static void watch(ServiceMetrics metrics, String name, Lane lane) {
        metrics.watchLane(
                name,
                new LaneView(
                        () -> lane.state().working(),
                        () -> lane.state().waiting().size(),
                        () -> lane.state().heapBytes(),
                        lane::rejected));
    }

    /** The place of what is answered from its head alone: on the event loop, but for what is made once for many. */
    public Place ofHead() {
        return small.uncounted();
    }

    /**
     * The place of a request with a body of so many bytes, in the lane for it.
     *
     * @param before the place that it has had, which it has no longer where it needs another one
     */
    public Future<Place> enter(long bytes, Place before) {
        Lane lane = bytes <= SMALL_BYTES ? small : large;
        if (before.isIn(lane)) {
            before.holdsBody(bytes);
            return Future.succeededFuture(before);
        }
        before.leave();
        return lane.enter(Place.HELD_BODIES * bytes);
    }
}

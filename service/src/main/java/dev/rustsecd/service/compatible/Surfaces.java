package dev.rustsecd.service.compatible;

import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.snapshot.SnapshotHolder;
import dev.rustsecd.snapshot.Snapshot;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the surface of the facts that are served, and prepares its bodies behind each swap, away from the event loops. A
 * request that is faster than that makes what it needs. Safe for use by many threads.
 */
@SuppressWarnings("ReferenceEquality") // another snapshot, even an equal one, is another object
public final class Surfaces {
    private static final Logger LOG = LoggerFactory.getLogger(Surfaces.class);

    private final Vertx vertx;
    private final SnapshotHolder holder;
    private volatile @Nullable Surface latest;

    public Surfaces(Vertx vertx, SnapshotHolder holder) {
        this.vertx = vertx;
        this.holder = holder;
        holder.onSwap(facts -> prepare(facts.snapshot()));
        prepare(holder.current());
    }

    private void prepare(Snapshot snapshot) {
        if (snapshot.isLoaded()) {
            vertx.executeBlocking(() -> {
                        follow(snapshot).prepare();
                        return snapshot.revision();
                    })
                    .onFailure(failure -> LOG.atWarn()
                            .setCause(failure)
                            .log("The compatible surfaces could not be prepared; they are made as they are asked for"));
        }
    }

    /**
     * @throws ProblemAnswer {@link ProblemType#NOT_LOADED}
     */
    Surface current() {
        Surface surface = ifLoaded();
        if (surface == null) {
            throw new ProblemAnswer(ProblemType.NOT_LOADED, "the first load has not ended");
        }
        return surface;
    }

    /** The surface of what is served; null where nothing is. */
    @Nullable
    Surface ifLoaded() {
        Snapshot snapshot = holder.current();
        if (!snapshot.isLoaded()) {
            return null;
        }
        Surface surface = latest;
        return surface != null && surface.snapshot() == snapshot ? surface : follow(snapshot);
    }

    private synchronized Surface follow(Snapshot snapshot) {
        Surface before = latest;
        if (before != null && before.snapshot() == snapshot) {
            return before;
        }
        Surface surface = Surface.of(snapshot, before);
        latest = surface;
        return surface;
    }
}

package dev.rustsecd.service.compatible;

import dev.rustsecd.service.snapshot.PerSnapshot;
import dev.rustsecd.service.snapshot.ServedFacts;
import dev.rustsecd.service.snapshot.SnapshotHolder;
import dev.rustsecd.words.operator.OperatorSentences;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the surface of the facts that are served, and prepares its bodies behind each swap, away from the event loops. A
 * request that is faster than that makes what it needs.
 */
public final class Surfaces extends PerSnapshot<Surface> {
    private static final Logger LOG = LoggerFactory.getLogger(Surfaces.class);

    private final Vertx vertx;

    public Surfaces(Vertx vertx, SnapshotHolder holder) {
        super(holder);
        this.vertx = vertx;
        holder.onSwap(this::prepare);
        prepare(holder.facts());
    }

    @Override
    protected Surface make(ServedFacts facts, @Nullable Surface before) {
        return Surface.of(facts.snapshot(), before);
    }

    private void prepare(ServedFacts facts) {
        if (facts.snapshot().isLoaded()) {
            vertx.executeBlocking(() -> {
                        of(facts).prepare();
                        return facts;
                    })
                    .onFailure(failure -> LOG.atWarn().setCause(failure).log(OperatorSentences.SURFACE_FAILED));
        }
    }
}

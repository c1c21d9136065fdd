package dev.rustsecd.service.compatible;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import io.vertx.core.Future;
import java.time.InstantSource;

/** {@code GET /osv/crates.io/modified_id.csv}: when each record changed last, newest first. */
public final class OsvModifiedHandler implements OperationHandler {
    private final Surfaces surfaces;
    private final InstantSource clock;

    public OsvModifiedHandler(Surfaces surfaces, InstantSource clock) {
        this.surfaces = surfaces;
        this.clock = clock;
    }

    @Override
    public Future<Answer> answer(Call call) {
        Surface surface = surfaces.current();
        boolean lacking = surface.quarantine().concernsCrates();
        return Future.succeededFuture(surface.finished(surface.modifiedIds().get(), lacking, clock.instant()));
    }
}

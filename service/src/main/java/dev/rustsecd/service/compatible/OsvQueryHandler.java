package dev.rustsecd.service.compatible;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.osv.OsvQueries;
import dev.rustsecd.service.osv.OsvQuery;
import io.vertx.core.Future;
import java.time.InstantSource;

/** {@code POST /v1/query}: the records that affect one version of one package. */
public final class OsvQueryHandler implements OperationHandler {
    private final Surfaces surfaces;
    private final BodyWork bodies;
    private final InstantSource clock;

    public OsvQueryHandler(Surfaces surfaces, BodyWork bodies, InstantSource clock) {
        this.surfaces = surfaces;
        this.bodies = bodies;
        this.clock = clock;
    }

    @Override
    public Future<Answer> answer(Call call) {
        Surface surface = surfaces.current();
        return bodies.answer(call, body -> {
            OsvQuery query = OsvQueries.readOne(body);
            return surface.finished(
                    Answer.json(surface.answers().one(query)), query.concerns(surface.quarantine()), clock.instant());
        });
    }
}

package dev.rustsecd.service.compatible;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.osv.OsvQueries;
import dev.rustsecd.service.osv.OsvQuery;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;

/** {@code POST /v1/querybatch}: the ids of the records that affect each of up to 1,000 packages. */
public final class OsvQueryBatchHandler implements OperationHandler {
    private final Surfaces surfaces;
    private final BodyWork bodies;
    private final InstantSource clock;

    public OsvQueryBatchHandler(Surfaces surfaces, BodyWork bodies, InstantSource clock) {
        this.surfaces = surfaces;
        this.bodies = bodies;
        this.clock = clock;
    }

    @Override
    public Future<Answer> answer(Call call) {
        Surface surface = surfaces.current();
        return bodies.answer(call, body -> {
            List<OsvQuery> queries = OsvQueries.readBatch(body);
            return surface.finished(
                    Answer.json(surface.answers().batch(queries)),
                    queries.stream().anyMatch(query -> query.concerns(surface.quarantine())),
                    clock.instant());
        });
    }
}

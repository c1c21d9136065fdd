package dev.rustsecd.service.compatible;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.BoundedWorker;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import io.vertx.core.Future;
import java.time.InstantSource;

/** {@code GET /osv/crates.io/all.zip}: all records, for offline scanners. */
public final class OsvArchiveHandler implements OperationHandler {
    private final Surfaces surfaces;
    private final BoundedWorker worker;
    private final InstantSource clock;

    public OsvArchiveHandler(Surfaces surfaces, BoundedWorker worker, InstantSource clock) {
        this.surfaces = surfaces;
        this.worker = worker;
        this.clock = clock;
    }

    @Override
    public Future<Answer> answer(Call call) {
        Surface surface = surfaces.current();
        HotAnswer archive = surface.archive();
        return (archive.isMade() ? Future.succeededFuture(archive.get()) : worker.run(archive::get))
                .map(answer -> surface.finished(answer, surface.quarantine().concernsCrates(), clock.instant()));
    }
}

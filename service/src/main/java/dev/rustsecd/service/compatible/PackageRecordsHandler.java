package dev.rustsecd.service.compatible;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemType;
import io.vertx.core.Future;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** {@code GET /packages/{crate}.json}: every record of a package, as rustsec.org has it and crates.io's pages read it. */
public final class PackageRecordsHandler implements OperationHandler {
    private final Surfaces surfaces;
    private final InstantSource clock;

    public PackageRecordsHandler(Surfaces surfaces, InstantSource clock) {
        this.surfaces = surfaces;
        this.clock = clock;
    }

    @Override
    public Future<Answer> answer(Call call) {
        Surface surface = surfaces.current();
        String name = call.pathParameter("crate");
        @Nullable HotAnswer hot = surface.packageFile(name);
        Answer answer = hot == null ? notFound(call) : hot.get();
        return Future.succeededFuture(
                surface.finished(answer, surface.quarantine().concernsPackage(name), clock.instant()));
    }

    private static Answer notFound(Call call) {
        String detail = "no advisory was ever published for a package of this name";
        return Answer.of(Problem.of(ProblemType.NOT_FOUND, detail), call);
    }
}

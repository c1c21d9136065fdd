package dev.rustsecd.service.http;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.render.JsonDatabase.Stale;
import dev.rustsecd.service.view.View;
import dev.rustsecd.service.view.Views;
import dev.rustsecd.snapshot.Freshness;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** {@code GET /v1/status}. */
final class StatusHandler implements OperationHandler {
    private final Views views;
    private final Freshness freshness;
    private final InstantSource clock;

    StatusHandler(Views views, Freshness freshness, InstantSource clock) {
        this.views = views;
        this.freshness = freshness;
        this.clock = clock;
    }

    @Override
    public Future<Answer> answer(Call call) {
        call.query().allowOnly(List.of());
        Representation.require(call, "application/json");
        View view = views.current();
        Instant now = clock.instant();
        Stale stale = new Stale(
                freshness.isStale(view.snapshot(), now),
                view.snapshot()
                        .registry()
                        .state()
                        .map(registry -> freshness.isStale(registry, now))
                        .orElse(false));
        return Future.succeededFuture(view.answer(StatusJson.render(view.facts(), views.refreshState(), stale), now));
    }
}

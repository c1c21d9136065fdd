package dev.rustsecd.service.http.page;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.page.StatusPage;
import dev.rustsecd.service.view.View;
import dev.rustsecd.service.view.Views;
import dev.rustsecd.snapshot.Freshness;
import io.vertx.core.Future;
import java.time.InstantSource;

/** {@code GET /status}. */
final class StatusPageHandler implements OperationHandler {
    private final Views views;
    private final Pages pages;
    private final Freshness freshness;
    private final InstantSource clock;

    StatusPageHandler(Views views, Pages pages, Freshness freshness, InstantSource clock) {
        this.views = views;
        this.pages = pages;
        this.freshness = freshness;
        this.clock = clock;
    }

    @Override
    public Future<Answer> answer(Call call) {
        View view = views.current();
        boolean stale = freshness.isStale(view.snapshot(), clock.instant());
        StatusPage page = StatusPage.of(
                view.snapshot(),
                view.facts().ingest(),
                stale,
                views.refreshState().error());
        return Future.succeededFuture(Html.ok(pages.status(page)));
    }
}

package dev.rustsecd.service.http.page;

import dev.rustsecd.audit.Auditor;
import dev.rustsecd.catalog.CrateOverview;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.service.demand.CrateDemand;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.page.CratePage;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.view.View;
import dev.rustsecd.service.view.Views;
import dev.rustsecd.snapshot.YankReader;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** {@code GET /crates/{name}}. */
final class CratePageHandler implements OperationHandler {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Views views;
    private final Pages pages;
    private final Auditor auditor;
    private final CrateDemand demand;
    private final OwnAddress base;
    private final InstantSource clock;

    CratePageHandler(
            Views views, Pages pages, Auditor auditor, CrateDemand demand, OwnAddress base, InstantSource clock) {
        this.views = views;
        this.pages = pages;
        this.auditor = auditor;
        this.demand = demand;
        this.base = base;
        this.clock = clock;
    }

    @Override
    public Future<Answer> answer(Call call) {
        CrateName name = CrateName.parse(call.pathParameter("name"));
        views.requireLoaded();
        return demand.arrival(List.of(name.toString()), PATIENCE).map(done -> page(call, name));
    }

    private Answer page(Call call, CrateName name) {
        View view = views.current();
        Instant now = clock.instant();
        CrateOverview crate = CrateOverview.of(view.snapshot(), name, auditor.rules(), now);
        YankReader yanks = new YankReader(view.snapshot(), auditor.rules().maturity(), null, now);
        byte[] page = pages.crate(CratePage.of(crate, yanks, base.of(call)));
        return view.withAges(Html.of(crate.isNobodys() ? 404 : 200, page), crate.registry(), now);
    }
}

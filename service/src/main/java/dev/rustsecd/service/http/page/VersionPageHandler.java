package dev.rustsecd.service.http.page;

import dev.rustsecd.audit.Auditor;
import dev.rustsecd.audit.VersionReport;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.service.demand.CrateDemand;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.page.VersionPage;
import dev.rustsecd.service.request.VersionQuestion;
import dev.rustsecd.service.view.View;
import dev.rustsecd.service.view.Views;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** {@code GET /crates/{name}/{version}}. */
final class VersionPageHandler implements OperationHandler {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Views views;
    private final Pages pages;
    private final Auditor auditor;
    private final CrateDemand demand;
    private final OwnAddress base;
    private final InstantSource clock;

    VersionPageHandler(
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
        VersionQuestion question = VersionQuestion.of(call.pathParameter("name"), call.pathParameter("version"));
        views.requireLoaded();
        return demand.arrival(List.of(question.crate().toString()), PATIENCE).map(done -> page(call, question));
    }

    private Answer page(Call call, VersionQuestion question) {
        View view = views.current();
        Instant now = clock.instant();
        VersionReport report =
                auditor.version(view.snapshot(), question.crate(), question.version(), AuditPolicy.DEFAULT, now);
        VersionPage page = VersionPage.of(report, view.snapshot(), base.of(call));
        Answer answer = Html.of(report.isNobodys() ? 404 : 200, pages.version(page));
        return view.withAges(answer.with(report.verdict(), report.incompleteBecause()), report.registry(), now);
    }
}

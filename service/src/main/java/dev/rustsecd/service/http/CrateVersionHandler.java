package dev.rustsecd.service.http;

import dev.rustsecd.audit.Auditor;
import dev.rustsecd.audit.VersionReport;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.service.demand.CrateDemand;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.render.JsonVersion;
import dev.rustsecd.service.request.AuditOptions;
import dev.rustsecd.service.request.PolicyReader;
import dev.rustsecd.service.request.PolicyValues;
import dev.rustsecd.service.request.VersionQuestion;
import dev.rustsecd.service.view.View;
import dev.rustsecd.service.view.Views;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** {@code GET /v1/crates/{name}/{version}}. */
final class CrateVersionHandler implements OperationHandler {
    private final Views views;
    private final Auditor auditor;
    private final CrateDemand demand;
    private final InstantSource clock;

    CrateVersionHandler(Views views, Auditor auditor, CrateDemand demand, InstantSource clock) {
        this.views = views;
        this.auditor = auditor;
        this.demand = demand;
        this.clock = clock;
    }

    @Override
    public Future<Answer> answer(Call call) {
        AuditOptions options = PolicyReader.read(PolicyValues.ofQuery(call.query(), PolicyValues.OF_A_VERSION));
        Representation.require(call, "application/json");
        VersionQuestion question = VersionQuestion.of(call.pathParameter("name"), call.pathParameter("version"));
        views.requireLoaded();
        return demand.arrival(List.of(question.crate().toString()), options.patience())
                .map(done -> answer(question, options.policy()));
    }

    private Answer answer(VersionQuestion question, AuditPolicy policy) {
        View view = views.current();
        Instant now = clock.instant();
        VersionReport report = auditor.version(view.snapshot(), question.crate(), question.version(), policy, now);
        byte[] json = JsonVersion.render(report, view.snapshot(), view.fragments());
        return view.withAges(
                Answer.json(json).with(report.verdict(), report.incompleteBecause()), report.registry(), now);
    }
}

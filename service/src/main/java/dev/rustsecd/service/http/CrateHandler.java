package dev.rustsecd.service.http;

import dev.rustsecd.audit.Auditor;
import dev.rustsecd.catalog.CrateOverview;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.service.demand.CrateDemand;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.render.JsonCrate;
import dev.rustsecd.service.request.PolicyMember;
import dev.rustsecd.service.request.PolicyReader;
import dev.rustsecd.service.request.PolicyValues;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.service.view.View;
import dev.rustsecd.service.view.Views;
import dev.rustsecd.snapshot.YankReader;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;

/** {@code GET /v1/crates/{name}}. */
final class CrateHandler implements OperationHandler {
    private static final String VERSIONS = "versions";

    private final Views views;
    private final Auditor auditor;
    private final CrateDemand demand;
    private final InstantSource clock;

    CrateHandler(Views views, Auditor auditor, CrateDemand demand, InstantSource clock) {
        this.views = views;
        this.auditor = auditor;
        this.demand = demand;
        this.clock = clock;
    }

    @Override
    public Future<Answer> answer(Call call) {
        Question question = read(call.query());
        Representation.require(call, "application/json");
        CrateName name = CrateName.parse(call.pathParameter("name"));
        views.requireLoaded();
        return demand.arrival(List.of(name.toString()), question.patience()).map(done -> answer(name, question));
    }

    private record Question(boolean listed, Duration patience) {}

    /**
     * @throws RejectedInput for a parameter that the route does not have
     */
    private static Question read(Query query) {
        query.allowOnly(List.of(VERSIONS, PolicyMember.WAIT.label()));
        String versions = query.one(VERSIONS).orElse("false");
        if (!versions.equals("true") && !versions.equals("false")) {
            throw Query.invalid(VERSIONS, "is neither true nor false");
        }
        PolicyValues rest = PolicyValues.ofQuery(query.without(VERSIONS), EnumSet.of(PolicyMember.WAIT));
        return new Question(versions.equals("true"), PolicyReader.read(rest).patience());
    }

    private Answer answer(CrateName name, Question question) {
        View view = views.current();
        Instant now = clock.instant();
        CrateOverview crate = CrateOverview.of(view.snapshot(), name, auditor.rules(), now);
        boolean stale = auditor.rules().freshness().isStale(view.snapshot(), now);
        byte[] json = JsonCrate.render(
                crate,
                new YankReader(view.snapshot(), auditor.rules().maturity(), null, now),
                view.snapshot(),
                view.fragments(),
                new JsonCrate.Lists(
                        question.listed(),
                        stale,
                        auditor.incomplete(view.snapshot(), crate.crate(), crate.registry(), now)));
        return view.withAges(Answer.json(json), crate.registry(), now);
    }
}

package dev.rustsecd.service.http;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.render.JsonAdvisories;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.service.search.AdvisoryQuery;
import dev.rustsecd.service.search.AdvisorySearch;
import dev.rustsecd.service.view.View;
import dev.rustsecd.service.view.Views;
import io.vertx.core.Future;
import java.time.InstantSource;

/** {@code GET /v1/advisories}. */
final class AdvisoriesHandler implements OperationHandler {
    private final Views views;
    private final InstantSource clock;

    AdvisoriesHandler(Views views, InstantSource clock) {
        this.views = views;
        this.clock = clock;
    }

    @Override
    public Future<Answer> answer(Call call) {
        Query query = call.query();
        AdvisoryQuery asked = AdvisoryQuery.read(query);
        Representation.require(call, "application/json");
        View view = views.current();
        AdvisorySearch.Page page = view.search().find(asked.filter(), asked.after(), asked.limit());
        String next = page.next() == null ? null : page.next().text();
        byte[] json = JsonAdvisories.page(page.records(), page.total(), next, view.snapshot(), view.fragments());
        Answer answer = view.answer(json, clock.instant());
        return Future.succeededFuture(
                next == null
                        ? answer
                        : answer.with(
                                "Link",
                                "</v1/advisories?" + query.encodedWith("page_token", next) + ">; rel=\"next\""));
    }
}

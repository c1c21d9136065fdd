package dev.rustsecd.service.http.page;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.page.AdvisoryPage;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.view.Views;
import dev.rustsecd.snapshot.AdvisoryRecord;
import io.vertx.core.Future;
import java.util.List;

/** {@code GET /advisories/{id}.html}; an alias that one advisory has leads to it. */
final class AdvisoryPageHandler implements OperationHandler {
    private static final String HTML = ".html";

    private final Views views;
    private final Pages pages;

    AdvisoryPageHandler(Views views, Pages pages) {
        this.views = views;
        this.pages = pages;
    }

    @Override
    public Future<Answer> answer(Call call) {
        String file = call.pathParameter("file");
        String id = file.endsWith(HTML) ? file.substring(0, file.length() - HTML.length()) : file;
        List<AdvisoryRecord> found = views.current().snapshot().byId(id);
        if (found.isEmpty()) {
            found = views.current().snapshot().byAlias(id);
            if (found.size() == 1) {
                String own = found.get(0).advisory().id().text();
                return Future.succeededFuture(Answer.empty(302).with("Location", "/advisories/" + own + HTML));
            }
            throw new ProblemAnswer(ProblemType.NOT_FOUND, "no advisory has this id");
        }
        return Future.succeededFuture(Html.ok(pages.advisory(AdvisoryPage.of(found.get(0)))));
    }
}

package dev.rustsecd.service.http.page;

import dev.rustsecd.audit.Verdict;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.page.AdvisoryPage;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.problem.Problem;
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
    private final PageProblems problems;

    AdvisoryPageHandler(Views views, Pages pages, PageProblems problems) {
        this.views = views;
        this.pages = pages;
        this.problems = problems;
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
            return Future.succeededFuture(notFound(call, id));
        }
        return Future.succeededFuture(Html.ok(pages.advisory(AdvisoryPage.of(found.get(0)))));
    }

    private Answer notFound(Call call, String id) {
        boolean unreadable = views.current().snapshot().quarantine().concernsId(id);
        String detail = unreadable ? "the record with this id cannot be read" : "no advisory has this id";
        Answer page = problems.page(Problem.of(ProblemType.NOT_FOUND, detail), call);
        return unreadable ? page.with(Answer.VERDICT, Verdict.UNKNOWN.label()) : page;
    }
}

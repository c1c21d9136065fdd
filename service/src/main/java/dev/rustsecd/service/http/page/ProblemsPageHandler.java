package dev.rustsecd.service.http.page;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.page.Pages;
import io.vertx.core.Future;

/** {@code GET /problems}. */
final class ProblemsPageHandler implements OperationHandler {
    private final Answer page;

    ProblemsPageHandler(Pages pages) {
        this.page = Html.ok(pages.problems(ProblemDocument.page()));
    }

    @Override
    public Future<Answer> answer(Call call) {
        return Future.succeededFuture(page);
    }
}

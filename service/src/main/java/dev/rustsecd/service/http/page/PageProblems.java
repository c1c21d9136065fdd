package dev.rustsecd.service.http.page;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.page.ProblemPage;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemAnswer;
import io.vertx.core.Future;

/** Shows what is wrong as a page, to those who asked for one. A defect stays one: it is told of where all are. */
final class PageProblems {
    private final Pages pages;

    PageProblems(Pages pages) {
        this.pages = pages;
    }

    /** The handler's answers, and its problems as pages. */
    OperationHandler around(OperationHandler handler) {
        return call -> Future.succeededFuture(call).compose(handler::answer).recover(failure -> shown(call, failure));
    }

    private Future<Answer> shown(Call call, Throwable failure) {
        if (failure instanceof RejectedInput refused) {
            return Future.succeededFuture(page(Problem.of(refused), call));
        }
        return failure instanceof ProblemAnswer answer
                ? Future.succeededFuture(page(answer.problem(), call))
                : Future.failedFuture(failure);
    }

    /** A problem as a page. */
    Answer page(Problem problem, Call call) {
        Answer shown = Html.of(problem.type().status(), pages.problem(ProblemPage.of(problem, call.id())));
        Answer plain = call.operation().errors().of(problem, call);
        for (var header : plain.headers().entrySet()) {
            shown = shown.with(header.getKey(), header.getValue());
        }
        return shown;
    }
}

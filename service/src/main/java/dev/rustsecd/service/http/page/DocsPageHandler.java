package dev.rustsecd.service.http.page;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.page.Pages;
import io.vertx.core.Future;

/** {@code GET /docs}. */
final class DocsPageHandler implements OperationHandler {
    private final Pages pages;
    private final OwnAddress base;
    private final ApiDocument document = ApiDocument.read();

    DocsPageHandler(Pages pages, OwnAddress base) {
        this.pages = pages;
        this.base = base;
    }

    @Override
    public Future<Answer> answer(Call call) {
        return Future.succeededFuture(Html.ok(pages.docs(document.page(base.of(call)))));
    }
}

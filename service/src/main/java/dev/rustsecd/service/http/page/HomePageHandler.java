package dev.rustsecd.service.http.page;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.page.HomePage;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.view.Views;
import io.vertx.core.Future;

/** {@code GET /}. */
final class HomePageHandler implements OperationHandler {
    private final Views views;
    private final Pages pages;
    private final OwnAddress base;

    HomePageHandler(Views views, Pages pages, OwnAddress base) {
        this.views = views;
        this.pages = pages;
        this.base = base;
    }

    @Override
    public Future<Answer> answer(Call call) {
        HomePage page = HomePage.of(views.current().snapshot(), base.of(call));
        return Future.succeededFuture(Html.ok(pages.home(page)));
    }
}

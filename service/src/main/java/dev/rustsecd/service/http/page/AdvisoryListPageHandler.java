package dev.rustsecd.service.http.page;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.page.AdvisoryListPage;
import dev.rustsecd.service.page.AdvisoryListPage.Asked;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.service.search.AdvisoryQuery;
import dev.rustsecd.service.search.AdvisorySearch;
import dev.rustsecd.service.view.View;
import dev.rustsecd.service.view.Views;
import io.vertx.core.Future;
import java.util.List;

/** {@code GET /advisories/}: the newest first. */
final class AdvisoryListPageHandler implements OperationHandler {
    private static final List<String> FILTERS = List.of("q", "crate", "kind", "severity", "category", "keyword");
    private static final String PAGE = "page";
    private static final int PAGE_SIZE = 100;
    private static final int MAX_PAGE = 10_000;

    private final Views views;
    private final Pages pages;

    AdvisoryListPageHandler(Views views, Pages pages) {
        this.views = views;
        this.pages = pages;
    }

    @Override
    public Future<Answer> answer(Call call) {
        Query query = call.query();
        Query filters = query.keeping(FILTERS);
        View view = views.current();
        int page = page(query);
        AdvisorySearch.Page found =
                view.search().newest(AdvisoryQuery.read(filters).filter(), page * PAGE_SIZE, PAGE_SIZE);
        boolean more = (page + 1) * PAGE_SIZE < found.total();
        String next = more ? "/advisories/?" + filters.encodedWith(PAGE, String.valueOf(page + 2)) : null;
        Asked asked = new Asked(
                value(filters, "q"),
                value(filters, "crate"),
                value(filters, "kind"),
                value(filters, "severity"),
                value(filters, "category"));
        byte[] html = pages.advisories(AdvisoryListPage.of(asked, found, next, view.snapshot()));
        return Future.succeededFuture(Html.ok(html));
    }

    private static String value(Query query, String name) {
        return query.one(name).orElse("");
    }

    /** From 0; what is no number of a page is the first. */
    private static int page(Query query) {
        String text = query.all(PAGE).stream().findFirst().orElse("1");
        int page = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 1;
        return Math.min(Math.max(page, 1), MAX_PAGE) - 1;
    }
}

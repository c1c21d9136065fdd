package dev.rustsecd.service.http.page;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.page.PackagePage;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.site.SiteRecords;
import dev.rustsecd.service.view.Views;
import dev.rustsecd.snapshot.AdvisoryRecord;
import io.vertx.core.Future;
import java.util.List;

/** {@code GET /packages/{crate}.html}: names are compared byte for byte, as rustsec.org does. */
final class PackagePageHandler implements OperationHandler {
    private final Views views;
    private final Pages pages;

    PackagePageHandler(Views views, Pages pages) {
        this.views = views;
        this.pages = pages;
    }

    @Override
    public Future<Answer> answer(Call call) {
        String name = call.pathParameter("crate");
        List<AdvisoryRecord> ofPackage = views.current().snapshot().ofRustSec().stream()
                .filter(record -> record.advisory().crate().toString().equals(name))
                .toList();
        if (ofPackage.isEmpty()) {
            throw new ProblemAnswer(ProblemType.NOT_FOUND, "no advisory was ever published for a package of this name");
        }
        PackagePage page = PackagePage.of(name, SiteRecords.of(ofPackage).newestFirst());
        return Future.succeededFuture(Html.ok(pages.packagePage(page)));
    }
}

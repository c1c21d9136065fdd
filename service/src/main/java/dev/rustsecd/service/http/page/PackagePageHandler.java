package dev.rustsecd.service.http.page;

import dev.rustsecd.audit.Verdict;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.page.PackagePage;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.site.SiteRecords;
import dev.rustsecd.service.view.Views;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Snapshot;
import io.vertx.core.Future;
import java.util.List;

/** {@code GET /packages/{crate}.html}: names are compared byte for byte, as rustsec.org does. */
final class PackagePageHandler implements OperationHandler {
    private final Views views;
    private final Pages pages;
    private final PageProblems problems;

    PackagePageHandler(Views views, Pages pages, PageProblems problems) {
        this.views = views;
        this.pages = pages;
        this.problems = problems;
    }

    @Override
    public Future<Answer> answer(Call call) {
        String name = call.pathParameter("crate");
        Snapshot snapshot = views.current().snapshot();
        List<AdvisoryRecord> ofPackage = snapshot.ofRustSec().stream()
                .filter(record -> record.advisory().crate().toString().equals(name))
                .toList();
        Answer answer = ofPackage.isEmpty() ? notFound(call) : page(name, ofPackage);
        return Future.succeededFuture(
                snapshot.quarantineOfRustSec().concernsPackage(name)
                        ? answer.with(Answer.VERDICT, Verdict.UNKNOWN.label())
                        : answer);
    }

    private Answer page(String name, List<AdvisoryRecord> records) {
        return Html.ok(
                pages.packagePage(PackagePage.of(name, SiteRecords.of(records).newestFirst())));
    }

    private Answer notFound(Call call) {
        String detail = "no advisory was ever published for a package of this name";
        return problems.page(Problem.of(ProblemType.NOT_FOUND, detail), call);
    }
}

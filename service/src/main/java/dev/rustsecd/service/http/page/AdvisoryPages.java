package dev.rustsecd.service.http.page;

import static dev.rustsecd.service.exchange.Operation.now;

import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.page.AdvisoryListPage;
import dev.rustsecd.service.page.AdvisoryListPage.Asked;
import dev.rustsecd.service.page.AdvisoryPage;
import dev.rustsecd.service.page.PackagePage;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.service.search.AdvisoryQuery;
import dev.rustsecd.service.search.AdvisorySearch;
import dev.rustsecd.service.site.SiteRecords;
import dev.rustsecd.service.view.CrateQuestions;
import dev.rustsecd.service.view.View;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.words.rejection.ProblemSentences;
import java.util.List;

/** The pages of advisories: a list with its search, one advisory, and those of a package. */
final class AdvisoryPages {
    private static final List<String> FILTERS = List.of("q", "crate", "kind", "severity", "category", "keyword");
    private static final String PAGE = "page";
    private static final int PAGE_SIZE = 100;
    private static final int MAX_PAGE = 10_000;
    private static final String HTML = ".html";

    private final CrateQuestions questions;
    private final Pages pages;

    AdvisoryPages(CrateQuestions questions, Pages pages) {
        this.questions = questions;
        this.pages = pages;
    }

    /** The newest first. */
    Operation<?> list() {
        return Operation.get("advisoryListPage", "/advisories/", Call::query, now(this::list));
    }

    /** By id; an alias that one advisory has leads to it. */
    Operation<?> one() {
        return Operation.get("advisoryPage", "/advisories/:file", call -> call, now(this::one));
    }

    /** Names are compared byte for byte, as rustsec.org does. */
    Operation<?> ofPackage() {
        return Operation.get("packagePage", "/packages/:crate.html", call -> call, now(this::ofPackage));
    }

    private Answer list(Query query) {
        Query filters = query.keeping(FILTERS);
        View view = questions.now().view();
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
        return Html.ok(pages.advisories(AdvisoryListPage.of(asked, found, next, view.snapshot())));
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

    private Answer one(Call call) {
        String file = call.pathParameter("file");
        String id = file.endsWith(HTML) ? file.substring(0, file.length() - HTML.length()) : file;
        Snapshot snapshot = questions.now().snapshot();
        List<AdvisoryRecord> found = snapshot.byId(id);
        if (!found.isEmpty()) {
            return Html.ok(pages.advisory(AdvisoryPage.of(found.get(0))));
        }
        List<AdvisoryRecord> others = snapshot.byAlias(id);
        if (others.size() == 1) {
            String own = others.get(0).advisory().id().text();
            return Answer.empty(302).with("Location", "/advisories/" + own + HTML);
        }
        boolean unreadable = snapshot.quarantine().concernsId(id);
        Answer page = notFound(call, unreadable ? ProblemSentences.UNREADABLE_RECORD : ProblemSentences.NO_ADVISORY);
        return unreadable ? page.lacking() : page;
    }

    private Answer ofPackage(Call call) {
        String name = call.pathParameter("crate");
        Snapshot snapshot = questions.now().snapshot();
        List<AdvisoryRecord> records = snapshot.ofRustSec().stream()
                .filter(record -> record.advisory().crate().toString().equals(name))
                .toList();
        Answer answer = records.isEmpty()
                ? notFound(call, ProblemSentences.NO_PACKAGE_WITH_ADVISORIES)
                : Html.ok(pages.packagePage(
                        PackagePage.of(name, SiteRecords.of(records).newestFirst())));
        return snapshot.quarantineOfRustSec().concernsPackage(name) ? answer.lacking() : answer;
    }

    private static Answer notFound(Call call, String detail) {
        return call.operation().errors().ofRejection(Problem.of(ProblemType.NOT_FOUND, detail), call);
    }
}

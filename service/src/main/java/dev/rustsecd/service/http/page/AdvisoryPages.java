package dev.rustsecd.service.http.page;

import static dev.rustsecd.service.exchange.Operation.now;
import static io.vertx.core.Future.succeededFuture;

import dev.rustsecd.advisory.Advisory;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.page.AdvisoryListPage;
import dev.rustsecd.service.page.AdvisoryListPage.Asked;
import dev.rustsecd.service.page.AdvisoryPage;
import dev.rustsecd.service.page.CrateRow;
import dev.rustsecd.service.page.PackagePage;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.page.part.Addresses;
import dev.rustsecd.service.problem.Problem;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.service.search.AdvisoryQuery;
import dev.rustsecd.service.search.AdvisorySearch;
import dev.rustsecd.service.site.SiteRecords;
import dev.rustsecd.service.view.Basis;
import dev.rustsecd.service.view.CrateQuestions;
import dev.rustsecd.service.view.View;
import dev.rustsecd.snapshot.AdvisoryRecord;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.words.rejection.ProblemSentences;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The pages of advisories: a list with its search, one advisory, and those of a package. */
final class AdvisoryPages {
    private static final List<String> FILTERS = List.of("q", "crate", "kind", "severity", "category", "keyword");
    private static final String PAGE = "page";
    private static final int PAGE_SIZE = 100;
    private static final int MAX_PAGE = 10_000;
    private static final String HTML = ".html";

    private final CrateQuestions questions;
    private final Pages pages;
    private final SearchJumps jumps;

    AdvisoryPages(CrateQuestions questions, Pages pages) {
        this.questions = questions;
        this.pages = pages;
        this.jumps = new SearchJumps(questions);
    }

    /** The newest first; words that name an advisory, a crate or a version lead there. */
    Operation<?> list() {
        return Operation.get("advisoryListPage", "/advisories/", Call::query, this::searched);
    }

    /** By id, in any case; an alias that one advisory has leads to it. */
    Operation<?> one() {
        return Operation.get("advisoryPage", "/advisories/:file", call -> call, this::one);
    }

    /** Names are compared byte for byte, as rustsec.org does. */
    Operation<?> ofPackage() {
        return Operation.get("packagePage", "/packages/:crate.html", call -> call, now(this::ofPackage));
    }

    private Future<Answer> searched(Query query) {
        Basis now = questions.now();
        String words = query.keeping(FILTERS).one("q").orElse("");
        boolean plain = Set.copyOf(query.names()).equals(Set.of("q")) && !words.isBlank();
        return plain
                ? jumps.to(words, now).map(jump -> jump.orElseGet(() -> list(query)))
                : succeededFuture(list(query));
    }

    private Answer list(Query query) {
        Query filters = query.keeping(FILTERS);
        Basis basis = questions.now();
        View view = basis.view();
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
        List<CrateRow> crates = page == 0 ? jumps.crates(asked.words(), basis) : List.of();
        return Html.ok(pages.advisories(AdvisoryListPage.of(
                asked, new AdvisoryListPage.Found(found, crates, next, basis.now()), view.snapshot())));
    }

    private static String value(Query query, String name) {
        return query.one(name).orElse("");
    }

    /** From 0; what is no number of a page is the first. */
    static int page(Query query) {
        String text = query.all(PAGE).stream().findFirst().orElse("1");
        int page = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 1;
        return Math.min(Math.max(page, 1), MAX_PAGE) - 1;
    }

    private Future<Answer> one(Call call) {
        String file = call.pathParameter("file");
        String id = file.endsWith(HTML) ? file.substring(0, file.length() - HTML.length()) : file;
        Snapshot snapshot = questions.now().snapshot();
        List<AdvisoryRecord> found = snapshot.byId(id);
        if (!found.isEmpty()) {
            String own = found.get(0).advisory().id().text();
            if (!own.equals(id)) {
                return succeededFuture(Html.seeOther(Addresses.advisory(own)));
            }
            // A crate that nobody has asked for is fetched, for the next who comes; this page does not wait.
            return questions
                    .about(found.get(0).advisory().crate(), Duration.ZERO)
                    .map(basis -> page(call, found.get(0), basis));
        }
        List<AdvisoryRecord> others = questions.now().view().search().named(id);
        if (others.size() == 1) {
            return succeededFuture(Html.seeOther(
                    Addresses.advisory(others.get(0).advisory().id().text())));
        }
        boolean unreadable = snapshot.quarantine().concernsId(id);
        Answer page = notFound(call, unreadable ? ProblemSentences.UNREADABLE_RECORD : ProblemSentences.NO_ADVISORY);
        return succeededFuture(unreadable ? page.lacking() : page);
    }

    private Answer page(Call call, AdvisoryRecord record, Basis basis) {
        Advisory advisory = record.advisory();
        boolean published = advisory.isAboutCratesIo();
        String asked =
                call.query().all("version").stream().findFirst().orElse("").strip();
        return Html.ok(pages.advisory(AdvisoryPage.of(
                record,
                published ? basis.crate(advisory.crate()).versions() : null,
                asked.isEmpty() ? null : asked,
                basis.now())));
    }

    private Answer ofPackage(Call call) {
        String name = call.pathParameter("crate");
        Basis basis = questions.now();
        Snapshot snapshot = basis.snapshot();
        List<AdvisoryRecord> records = snapshot.ofRustSec().stream()
                .filter(record -> record.advisory().crate().toString().equals(name))
                .toList();
        Answer answer = records.isEmpty()
                ? notFound(call, ProblemSentences.NO_PACKAGE_WITH_ADVISORIES)
                : Html.ok(pages.packagePage(
                        PackagePage.of(name, SiteRecords.of(records).newestFirst(), basis.now())));
        return snapshot.quarantineOfRustSec().concernsPackage(name) ? answer.lacking() : answer;
    }

    private static Answer notFound(Call call, String detail) {
        return call.operation().errors().ofRejection(Problem.of(ProblemType.NOT_FOUND, detail), call);
    }
}

package dev.rustsecd.service.http.page;

import static dev.rustsecd.service.exchange.Operation.now;

import dev.rustsecd.service.audit.Audits;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.BodyReader;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.ErrorForm;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.page.HomePage;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.page.StatusPage;
import dev.rustsecd.service.page.part.Asset;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.request.PublicAddress;
import dev.rustsecd.service.view.Basis;
import dev.rustsecd.service.view.CrateQuestions;
import dev.rustsecd.words.rejection.ProblemSentences;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The pages for people, and what they are made of. */
public final class PageOperations {
    /** What crawlers need not fetch: answers for programs, and pages that are made of a question. */
    private static final String ROBOTS = """
        User-agent: *
        Disallow: /v1/
        Disallow: /osv/
        Disallow: /badge/
        Disallow: /embed/
        Disallow: /report
        Disallow: /advisories/?
        """;

    private final CrateQuestions questions;
    private final Audits audits;
    private final BodyReader bodies;
    private final PublicAddress address;
    private final Pages pages = new Pages();
    private final Html html = new Html(pages);
    private final ApiDocument document = ApiDocument.read();
    private final Answer problems = Html.ok(pages.problems(ProblemDocument.page()));

    public PageOperations(CrateQuestions questions, Audits audits, BodyReader bodies, PublicAddress address) {
        this.questions = questions;
        this.audits = audits;
        this.bodies = bodies;
        this.address = address;
    }

    public List<Operation<?>> table() {
        EmbedPages embed = new EmbedPages(questions, pages, address);
        return Stream.concat(
                        Stream.of(embed.oembed()),
                        Stream.of(pages(), reports(), List.of(embed.crate(), embed.version()), files())
                                .flatMap(List::stream)
                                .<Operation<?>>map(operation -> operation.with(html)))
                .toList();
    }

    private List<Operation<?>> pages() {
        AdvisoryPages advisories = new AdvisoryPages(questions, pages);
        CratePages crates = new CratePages(questions, pages, address);
        return List.of(
                Operation.get("homePage", "/", this::base, now(this::home)),
                advisories.list(),
                moved("advisoriesAddress", "/advisories", "/advisories/"),
                advisories.one(),
                crates.list(),
                moved("cratesAddress", "/crates", "/crates/"),
                crates.crate(),
                crates.version(),
                advisories.ofPackage(),
                Operation.get("statusPage", "/status", call -> call, now(call -> status())),
                Operation.get("docsPage", "/docs", this::base, now(this::docs)),
                Operation.get("problemsPage", ProblemType.PAGE, call -> call, now(call -> problems)));
    }

    private List<Operation<?>> reports() {
        ReportPages reports = new ReportPages(questions, audits, bodies, pages, address);
        return List.of(reports.report(), reports.form(), reports.example());
    }

    private List<Operation<?>> files() {
        return List.of(
                Operation.get("asset", "/assets/:digest/:name", PageOperations::asked, now(this::asset)),
                Operation.get("favicon", "/favicon.ico", call -> call, now(call -> favicon())),
                Operation.get("robots", "/robots.txt", call -> call, now(call -> robots())),
                new GuidePage(address).row());
    }

    /** How it is told that nothing is at an address: to a browser as a page, to everybody else as a problem. */
    public ErrorForm unknownPath() {
        return new Unknown(html);
    }

    /** Behind the operation of the other path in the table: a path without a slash at its end fits both. */
    private static Operation<?> moved(String id, String path, String to) {
        return Operation.get(id, path, call -> call, now(call -> {
            String query = call.request().query();
            return Answer.empty(308).with("Location", query == null ? to : to + "?" + query);
        }));
    }

    private String base(Call call) {
        return call.ownAddress(address).orElse(PublicAddress.USUAL);
    }

    private Answer home(String base) {
        Basis basis = questions.now();
        return Html.ok(pages.home(HomePage.of(basis.snapshot(), basis.now(), base)));
    }

    private Answer docs(String base) {
        return Html.ok(pages.docs(document.page(base)));
    }

    private Answer status() {
        Basis basis = questions.now();
        StatusPage page = StatusPage.of(
                basis.snapshot(),
                basis.view().facts().ingest(),
                basis.isStale(),
                questions.views().refreshState().error(),
                basis.now());
        return Html.ok(pages.status(page));
    }

    private static Asset asked(Call call) {
        return Asset.named(call.pathParameter("name"))
                .orElseThrow(() -> new ProblemAnswer(ProblemType.NOT_FOUND, ProblemSentences.NO_ASSET));
    }

    private Answer asset(Asset asset) {
        return Answer.of(200, asset.contentType(), asset.bytes())
                .with("Cache-Control", "public, max-age=31536000, immutable");
    }

    private static Answer favicon() {
        return Answer.of(200, Asset.FAVICON.contentType(), Asset.FAVICON.bytes())
                .with("Cache-Control", "public, max-age=86400");
    }

    private static Answer robots() {
        return Answer.of(200, "text/plain; charset=utf-8", ROBOTS.getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "public, max-age=86400");
    }
}

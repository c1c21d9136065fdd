package dev.rustsecd.service.http.page;

import static dev.rustsecd.service.exchange.Operation.now;

import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.service.audit.AuditQuestion;
import dev.rustsecd.service.audit.Audited;
import dev.rustsecd.service.audit.Audits;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.BodyReader;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.FormReader;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.page.HomePage;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.page.ReportPage;
import dev.rustsecd.service.page.StatusPage;
import dev.rustsecd.service.page.part.Asset;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.request.AuditInput;
import dev.rustsecd.service.request.PolicyValues;
import dev.rustsecd.service.request.PublicAddress;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.service.view.Basis;
import dev.rustsecd.service.view.CrateQuestions;
import dev.rustsecd.words.rejection.ProblemSentences;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The pages for people, and what they are made of. */
public final class PageOperations {
    private static final String FILE = "lockfile";
    private static final String TEXT = "text";
    private static final LockfileLimits LIMITS = LockfileLimits.DEFAULT;

    private final CrateQuestions questions;
    private final Audits audits;
    private final BodyReader bodies;
    private final PublicAddress address;
    private final Pages pages = new Pages();
    private final ApiDocument document = ApiDocument.read();
    private final Answer problems = Html.ok(pages.problems(ProblemDocument.page()));

    public PageOperations(CrateQuestions questions, Audits audits, BodyReader bodies, PublicAddress address) {
        this.questions = questions;
        this.audits = audits;
        this.bodies = bodies;
        this.address = address;
    }

    public List<Operation<?>> table() {
        AdvisoryPages advisories = new AdvisoryPages(questions, pages);
        CratePages crates = new CratePages(questions, pages, address);
        Html html = new Html(pages);
        return Stream.<Operation<?>>of(
                        Operation.get("homePage", "/", this::base, now(this::home)),
                        advisories.list(),
                        advisories.one(),
                        crates.crate(),
                        crates.version(),
                        advisories.ofPackage(),
                        Operation.get("statusPage", "/status", call -> call, now(call -> status())),
                        Operation.get("docsPage", "/docs", this::base, now(this::docs)),
                        Operation.get("problemsPage", ProblemType.PAGE, call -> call, now(call -> problems)),
                        new GuidePage(address).row(),
                        Operation.get("asset", "/assets/:digest/:name", PageOperations::asked, now(this::asset)),
                        Operation.of("reportPage", List.of("POST"), "/report", this::lockfile, this::report))
                .<Operation<?>>map(operation -> operation.with(html))
                .toList();
    }

    private String base(Call call) {
        return call.ownAddress(address).orElse(PublicAddress.USUAL);
    }

    private Answer home(String base) {
        return Html.ok(pages.home(HomePage.of(questions.now().snapshot(), base)));
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
                questions.views().refreshState().error());
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

    private Future<Lockfile> lockfile(Call call) {
        questions.views().requireLoaded();
        return bodies.read(call).compose(body -> bodies.worker().run(() -> lockfile(call, body)));
    }

    /**
     * The file of a form, or else the text.
     *
     * @throws RejectedInput for a lockfile that cannot be read
     */
    private static Lockfile lockfile(Call call, byte[] body) {
        Map<String, byte[]> form = FormReader.read(call, body, Set.of(FILE, TEXT));
        byte[] file = form.getOrDefault(FILE, new byte[0]);
        AuditInput input = AuditInput.read(
                file.length > 0 ? file : form.getOrDefault(TEXT, new byte[0]), PolicyValues.ofQuery(Query.parse(null)));
        return input.packages().orElseGet(() -> LockfileParser.parse(input.text(), LIMITS));
    }

    /** A form with a lockfile in, a page out. Nothing of it is kept. */
    private Future<Answer> report(Lockfile lockfile) {
        return audits.audit(new AuditQuestion(lockfile, AuditPolicy.DEFAULT, CrateQuestions.USUAL_WAIT, false))
                .compose(audited -> bodies.worker().run(() -> page(audited)));
    }

    private Answer page(Audited audited) {
        ReportPage page = ReportPage.of(audited.report(), audited.view().snapshot());
        return audited.describe(Html.ok(pages.report(page))).with("Cache-Control", "no-store");
    }
}

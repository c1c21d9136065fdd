package dev.rustsecd.service.http;

import dev.rustsecd.audit.AuditLimits;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.Auditor;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.service.demand.CrateDemand;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.BodyReader;
import dev.rustsecd.service.exchange.BoundedWorker;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.http.page.ReportDocument;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.render.JsonReport;
import dev.rustsecd.service.render.LineReport;
import dev.rustsecd.service.render.ReportFormat;
import dev.rustsecd.service.render.TextReport;
import dev.rustsecd.service.render.cargoaudit.CargoAuditReport;
import dev.rustsecd.service.render.cyclonedx.CycloneDxReport;
import dev.rustsecd.service.render.markdown.MarkdownReport;
import dev.rustsecd.service.render.sarif.SarifReport;
import dev.rustsecd.service.request.AuditInput;
import dev.rustsecd.service.request.AuditOptions;
import dev.rustsecd.service.request.PolicyValues;
import dev.rustsecd.service.view.View;
import dev.rustsecd.service.view.Views;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * {@code POST /v1/audit} and {@code QUERY /v1/audit}. A lockfile in cargo's own layout, no larger and with no more
 * findings than any project has, is read and audited on the event loop, unless it is long and the format has something of
 * each package; every other goes to a worker thread. How long a body that is made to be slow holds an event loop, and how
 * far the figures spread, is in docs/benchmarks.md.
 */
final class AuditLockfileHandler implements OperationHandler {
    /** Bodies up to this size are dealt with on the event loop; the largest lockfile seen has 454,338 bytes. */
    static final int MAX_INLINE_BYTES = 512 * 1_024;

    /** Findings that the event loop reports; the most seen in a lockfile of a public project are 113. */
    private static final AuditLimits INLINE = new AuditLimits(300, AuditLimits.DEFAULT.maxPathSteps());

    /** Packages up to which the event loop writes formats that say something of each. */
    private static final int MAX_INLINE_PACKAGES = 500;

    private static final LockfileLimits LIMITS = LockfileLimits.DEFAULT;
    private static final int UNPROCESSABLE = 422;

    private final Views views;
    private final Auditor auditor;
    private final Auditor inlineAuditor;
    private final CrateDemand demand;
    private final BodyReader bodies;
    private final BoundedWorker worker;
    private final ReportDocument document;
    private final InstantSource clock;

    AuditLockfileHandler(
            Views views,
            Auditor auditor,
            CrateDemand demand,
            BodyReader bodies,
            BoundedWorker worker,
            ReportDocument document,
            InstantSource clock) {
        this.views = views;
        this.auditor = auditor;
        this.inlineAuditor = auditor.within(INLINE);
        this.demand = demand;
        this.bodies = bodies;
        this.worker = worker;
        this.document = document;
        this.clock = clock;
    }

    @Override
    public Future<Answer> answer(Call call) {
        PolicyValues query = PolicyValues.ofQuery(call.query());
        Wanted accepted = new Wanted(Representation.ofReport(call), document.base(call));
        views.requireLoaded();
        return bodies.read(call)
                .compose(body -> body.length <= MAX_INLINE_BYTES ? readInline(body, query) : readOnWorker(body, query))
                .compose(question -> demand.arrival(
                                cratesOf(question.lockfile()),
                                question.options().patience())
                        .compose(done -> isQuick(question, accepted)
                                ? inline(question, accepted)
                                : onWorker(question, accepted)));
    }

    private static boolean isQuick(Question question, Wanted accepted) {
        ReportFormat format = formatOf(question, accepted);
        int packages = question.lockfile().packages().size();
        return question.small() && (packages <= MAX_INLINE_PACKAGES || !format.growsWithPackages());
    }

    private static ReportFormat formatOf(Question question, Wanted accepted) {
        ReportFormat format = question.options().format();
        return format != null ? format : accepted.format().orElseThrow(Representation::notAcceptableReport);
    }

    /**
     * What is asked.
     *
     * @param small whether it may be answered on the event loop
     */
    private record Question(Lockfile lockfile, AuditOptions options, boolean small) {}

    /**
     * What the request's head says of the answer.
     *
     * @param format none where the client takes none that there is
     * @param base where the links of a document lead
     */
    private record Wanted(Optional<ReportFormat> format, String base) {}

    private Future<Question> readInline(byte[] body, PolicyValues query) {
        AuditInput input = AuditInput.read(body, query);
        Optional<Lockfile> lockfile = input.packages().or(() -> LockfileParser.scan(input.text(), LIMITS));
        return lockfile.isPresent()
                ? Future.succeededFuture(new Question(lockfile.get(), input.options(), true))
                : worker.run(
                        () -> new Question(LockfileParser.parseFully(input.text(), LIMITS), input.options(), false));
    }

    private Future<Question> readOnWorker(byte[] body, PolicyValues query) {
        return worker.run(() -> {
            AuditInput input = AuditInput.read(body, query);
            Lockfile lockfile = input.packages().orElseGet(() -> LockfileParser.parse(input.text(), LIMITS));
            return new Question(lockfile, input.options(), false);
        });
    }

    /** The names of the packages of crates.io; walked only where somebody asks. */
    private static Iterable<String> cratesOf(Lockfile lockfile) {
        return () -> lockfile.packages().stream()
                .filter(AuditLockfileHandler::isCratesIo)
                .map(LockedPackage::name)
                .iterator();
    }

    private static boolean isCratesIo(LockedPackage locked) {
        return locked.source() != null && locked.source().isCratesIo();
    }

    private Future<Answer> inline(Question question, Wanted accepted) {
        try {
            return Future.succeededFuture(answer(inlineAuditor, question, accepted));
        } catch (RejectedInput refused) {
            if (refused.rejection() != Rejection.REPORT_TOO_LARGE) {
                throw refused;
            }
            return onWorker(question, accepted);
        }
    }

    private Future<Answer> onWorker(Question question, Wanted accepted) {
        return worker.run(() -> answer(auditor, question, accepted));
    }

    /**
     * @throws RejectedInput for a report that would be too large
     * @throws ProblemAnswer where there is no representation that the client takes
     */
    private Answer answer(Auditor by, Question question, Wanted accepted) {
        AuditOptions options = question.options();
        ReportFormat format = formatOf(question, accepted);
        View view = views.current();
        Instant now = clock.instant();
        AuditReport report = by.audit(view.snapshot(), question.lockfile(), options.policy(), now);
        int status = FailureRule.isMet(report) ? UNPROCESSABLE : 200;
        byte[] body = render(view, report, options, format, accepted.base());
        Answer.Whole answer = Answer.of(status, format.contentType(), body);
        Answer.Whole guarded = format == ReportFormat.HTML ? ReportDocument.guarded(answer) : answer;
        return view.withAges(guarded.with(report.verdict()), report.registry(), now);
    }

    private byte[] render(View view, AuditReport report, AuditOptions options, ReportFormat format, String base) {
        return switch (format) {
            case JSON -> JsonReport.render(report, view.snapshot(), view.fragments());
            case TEXT -> TextReport.render(report, options.color()).getBytes(StandardCharsets.UTF_8);
            case LINE -> LineReport.render(report, options.help()).getBytes(StandardCharsets.UTF_8);
            case CARGO_AUDIT -> CargoAuditReport.render(report, view.snapshot());
            case SARIF -> SarifReport.render(report);
            case CYCLONEDX -> CycloneDxReport.render(report, view.snapshot());
            case MARKDOWN -> MarkdownReport.render(report, view.snapshot()).getBytes(StandardCharsets.UTF_8);
            case HTML -> document.render(report, view.snapshot(), base);
        };
    }
}

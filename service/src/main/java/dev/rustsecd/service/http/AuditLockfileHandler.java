package dev.rustsecd.service.http;

import dev.rustsecd.audit.AuditLimits;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.Auditor;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.BodyReader;
import dev.rustsecd.service.exchange.BoundedWorker;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.OperationHandler;
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
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * {@code POST /v1/audit} and {@code QUERY /v1/audit}. A lockfile in cargo's own layout, no larger and with no more
 * findings than any project has, is read and audited on the event loop; every other goes to a worker thread. So a body
 * that is made to be slow holds an event loop for about 16 ms: docs/benchmarks.md has the figures and their spread.
 */
final class AuditLockfileHandler implements OperationHandler {
    /** Bodies up to this size are dealt with on the event loop; the largest lockfile seen has 454,338 bytes. */
    static final int MAX_INLINE_BYTES = 512 * 1_024;

    /** Findings that the event loop reports; the most seen in a lockfile of a public project are 113. */
    private static final AuditLimits INLINE = new AuditLimits(300, AuditLimits.DEFAULT.maxPathSteps());

    private static final LockfileLimits LIMITS = LockfileLimits.DEFAULT;
    private static final int UNPROCESSABLE = 422;

    private final Views views;
    private final Auditor auditor;
    private final Auditor inlineAuditor;
    private final BodyReader bodies;
    private final BoundedWorker worker;
    private final InstantSource clock;

    AuditLockfileHandler(Views views, Auditor auditor, BodyReader bodies, BoundedWorker worker, InstantSource clock) {
        this.views = views;
        this.auditor = auditor;
        this.inlineAuditor = auditor.within(INLINE);
        this.bodies = bodies;
        this.worker = worker;
        this.clock = clock;
    }

    @Override
    public Future<Answer> answer(Call call) {
        PolicyValues query = PolicyValues.ofQuery(call.query());
        Question question = new Question(views.current(), query, Representation.ofReport(call), clock.instant());
        return bodies.read(call)
                .compose(body -> body.length <= MAX_INLINE_BYTES ? inline(question, body) : onWorker(question, body));
    }

    /** Everything about a request but its body. */
    private record Question(View view, PolicyValues query, Optional<ReportFormat> accepted, Instant now) {}

    private Future<Answer> inline(Question question, byte[] body) {
        AuditInput input = AuditInput.read(body, question.query());
        Optional<Lockfile> lockfile = input.packages().or(() -> LockfileParser.scan(input.text(), LIMITS));
        return lockfile.isPresent()
                ? inline(question, input.options(), lockfile.get())
                : worker.run(() -> answer(question, input.options(), LockfileParser.parseFully(input.text(), LIMITS)));
    }

    private Future<Answer> inline(Question question, AuditOptions options, Lockfile lockfile) {
        try {
            return Future.succeededFuture(answer(inlineAuditor, question, options, lockfile));
        } catch (RejectedInput refused) {
            if (refused.rejection() != Rejection.REPORT_TOO_LARGE) {
                throw refused;
            }
            return worker.run(() -> answer(question, options, lockfile));
        }
    }

    private Future<Answer> onWorker(Question question, byte[] body) {
        return worker.run(() -> {
            AuditInput input = AuditInput.read(body, question.query());
            Lockfile lockfile = input.packages().orElseGet(() -> LockfileParser.parse(input.text(), LIMITS));
            return answer(question, input.options(), lockfile);
        });
    }

    private Answer answer(Question question, AuditOptions options, Lockfile lockfile) {
        return answer(auditor, question, options, lockfile);
    }

    /**
     * @throws RejectedInput for a report that would be too large
     * @throws ProblemAnswer where there is no representation that the client takes
     */
    private Answer answer(Auditor by, Question question, AuditOptions options, Lockfile lockfile) {
        ReportFormat format = options.format() != null
                ? options.format()
                : question.accepted().orElseThrow(Representation::notAcceptableReport);
        View view = question.view();
        AuditReport report = by.audit(view.snapshot(), lockfile, options.policy(), question.now());
        int status = FailureRule.isMet(report) ? UNPROCESSABLE : 200;
        Answer.Whole answer = Answer.of(status, format.contentType(), render(view, report, options, format));
        return view.withAge(answer.with(report.verdict()), question.now());
    }

    private static byte[] render(View view, AuditReport report, AuditOptions options, ReportFormat format) {
        return switch (format) {
            case JSON -> JsonReport.render(report, view.snapshot(), view.fragments());
            case TEXT -> TextReport.render(report, options.color()).getBytes(StandardCharsets.UTF_8);
            case LINE -> LineReport.render(report, options.help()).getBytes(StandardCharsets.UTF_8);
            case CARGO_AUDIT -> CargoAuditReport.render(report, view.snapshot());
            case SARIF -> SarifReport.render(report);
            case CYCLONEDX -> CycloneDxReport.render(report, view.snapshot());
            case MARKDOWN -> MarkdownReport.render(report, view.snapshot()).getBytes(StandardCharsets.UTF_8);
        };
    }
}

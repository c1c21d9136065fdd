package dev.rustsecd.service.http;

import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import dev.rustsecd.service.audit.AuditQuestion;
import dev.rustsecd.service.audit.Audited;
import dev.rustsecd.service.audit.Audits;
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
import java.util.Optional;

/**
 * {@code POST /v1/audit} and {@code QUERY /v1/audit}. A lockfile in cargo's own layout, no larger and with no more
 * findings than any project has, is read, audited and rendered on the event loop, unless it is long and the format has
 * something of each package; every other goes to a worker thread. How long a body that is made to be slow holds an event
 * loop, and how far the figures spread, is in docs/benchmarks.md.
 */
final class AuditLockfileHandler implements OperationHandler {
    /** Bodies up to this size are dealt with on the event loop; the largest lockfile seen has 454,338 bytes. */
    static final int MAX_INLINE_BYTES = 512 * 1_024;

    /** Packages up to which the event loop writes formats that say something of each. */
    private static final int MAX_INLINE_PACKAGES = 500;

    private static final LockfileLimits LIMITS = LockfileLimits.DEFAULT;
    private static final int UNPROCESSABLE = 422;

    private final Views views;
    private final Audits audits;
    private final BodyReader bodies;
    private final BoundedWorker worker;
    private final ReportDocument document;

    AuditLockfileHandler(Views views, Audits audits, BodyReader bodies, BoundedWorker worker, ReportDocument document) {
        this.views = views;
        this.audits = audits;
        this.bodies = bodies;
        this.worker = worker;
        this.document = document;
    }

    @Override
    public Future<Answer> answer(Call call) {
        PolicyValues query = PolicyValues.ofQuery(call.query());
        Optional<ReportFormat> accepted = Representation.ofReport(call);
        String base = document.base(call);
        views.requireLoaded();
        return bodies.read(call)
                .compose(body -> body.length <= MAX_INLINE_BYTES ? readInline(body, query) : readOnWorker(body, query))
                .compose(question -> answer(question, new Form(question.options(), accepted, base)));
    }

    /**
     * What is asked.
     *
     * @param small whether it may be answered on the event loop
     */
    private record Question(Lockfile lockfile, AuditOptions options, boolean small) {
        AuditQuestion audit() {
            return new AuditQuestion(lockfile, options.policy(), options.patience(), small);
        }
    }

    /**
     * What the answer looks like.
     *
     * @param base where the links of a document lead
     */
    private record Form(ReportFormat format, AuditOptions options, String base) {
        /**
         * @throws ProblemAnswer where there is no representation that the client takes
         */
        Form(AuditOptions options, Optional<ReportFormat> accepted, String base) {
            this(
                    options.format() != null
                            ? options.format()
                            : accepted.orElseThrow(Representation::notAcceptableReport),
                    options,
                    base);
        }

        boolean isQuick(Lockfile lockfile) {
            return lockfile.packages().size() <= MAX_INLINE_PACKAGES || !format.growsWithPackages();
        }
    }

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

    private Future<Answer> answer(Question question, Form form) {
        return audits.audit(question.audit())
                .compose(audited -> audited.small() && form.isQuick(question.lockfile())
                        ? Future.succeededFuture(render(audited, form))
                        : worker.run(() -> render(audited, form)));
    }

    private Answer render(Audited audited, Form form) {
        int status = FailureRule.isMet(audited.report()) ? UNPROCESSABLE : 200;
        byte[] body = render(audited.view(), audited.report(), form);
        Answer answer = Answer.of(status, form.format().contentType(), body);
        return audited.describe(form.format() == ReportFormat.HTML ? ReportDocument.guarded(answer) : answer);
    }

    private byte[] render(View view, AuditReport report, Form form) {
        return switch (form.format()) {
            case JSON -> JsonReport.render(report, view.snapshot(), view.fragments());
            case TEXT ->
                TextReport.render(report, view.snapshot(), form.options().color())
                        .getBytes(StandardCharsets.UTF_8);
            case LINE -> LineReport.render(report, form.options().help()).getBytes(StandardCharsets.UTF_8);
            case CARGO_AUDIT -> CargoAuditReport.render(report, view.snapshot());
            case SARIF -> SarifReport.render(report);
            case CYCLONEDX -> CycloneDxReport.render(report, view.snapshot());
            case MARKDOWN -> MarkdownReport.render(report, view.snapshot()).getBytes(StandardCharsets.UTF_8);
            case HTML -> document.render(report, view.snapshot(), form.base());
        };
    }
}

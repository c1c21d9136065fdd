package dev.rustsecd.service.http.v1;

import dev.rustsecd.advisory.AdvisoryKind;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.Verdict;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import dev.rustsecd.policy.FailOn;
import dev.rustsecd.service.admission.Place;
import dev.rustsecd.service.audit.AuditQuestion;
import dev.rustsecd.service.audit.AuditRun;
import dev.rustsecd.service.audit.Audited;
import dev.rustsecd.service.audit.Audits;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.exchange.BodyReader;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.Operation;
import dev.rustsecd.service.http.format.ReportRenderer;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.page.part.Asset;
import dev.rustsecd.service.problem.ProblemAnswer;
import dev.rustsecd.service.problem.ProblemType;
import dev.rustsecd.service.render.ReportFormat;
import dev.rustsecd.service.request.AuditInput;
import dev.rustsecd.service.request.AuditOptions;
import dev.rustsecd.service.request.PolicyValues;
import dev.rustsecd.service.request.PublicAddress;
import dev.rustsecd.service.view.CrateQuestions;
import dev.rustsecd.words.rejection.ProblemSentences;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A lockfile in, a report out. A lockfile in cargo's own layout, no larger and with no more findings than any project has,
 * is read, audited and rendered on the event loop, unless it is long and the format has something of each package; every
 * other goes to a worker thread. How long a body that is made to be slow holds an event loop, and how far the figures
 * spread, is in docs/benchmarks.md.
 */
public final class AuditOperations {
    /** Bodies up to this size are dealt with on the event loop; the largest lockfile seen has 454,338 bytes. */
    private static final int MAX_INLINE_BYTES = 512 * 1_024;

    /** Packages up to which the event loop writes formats that say something of each. */
    private static final int MAX_INLINE_PACKAGES = 500;

    private static final LockfileLimits LIMITS = LockfileLimits.DEFAULT;
    private static final int UNPROCESSABLE = 422;

    /** A page as a document by itself holds its style sheet and loads nothing. */
    private static final String DOCUMENT_POLICY = "default-src 'none'; style-src " + Asset.STYLES.policyHash()
            + "; form-action 'none'; frame-ancestors 'none'";

    private final CrateQuestions questions;
    private final Audits audits;
    private final BodyReader bodies;
    private final PublicAddress address;
    private final ReportRenderer renderer = new ReportRenderer(new Pages());

    public AuditOperations(CrateQuestions questions, Audits audits, BodyReader bodies, PublicAddress address) {
        this.questions = questions;
        this.audits = audits;
        this.bodies = bodies;
        this.address = address;
    }

    public List<Operation<?>> table() {
        return List.of(Operation.of("auditLockfile", List.of("POST", "QUERY"), "/v1/audit", this::ask, this::answer));
    }

    /**
     * What is asked.
     *
     * @param base where the links of a document lead
     */
    private record Question(AuditQuestion audit, AuditOptions options, ReportFormat format, String base) {
        boolean isQuick() {
            return audit.lockfile().packages().size() <= MAX_INLINE_PACKAGES || !format.growsWithPackages();
        }
    }

    /** What the head of a request says, and where its body is worked on. */
    private record Head(PolicyValues query, @Nullable ReportFormat accepted, String base, Supplier<Place> place) {
        /**
         * @throws ProblemAnswer where there is no representation that the client takes
         */
        Question with(AuditInput input, Lockfile lockfile, boolean small) {
            ReportFormat format = input.options().format() == null
                    ? accepted
                    : input.options().format();
            if (format == null) {
                String formats = Arrays.stream(ReportFormat.values())
                        .map(each -> each.label() + " (" + each.mediaType() + ')')
                        .collect(Collectors.joining(", "));
                throw new ProblemAnswer(
                        ProblemType.NOT_ACCEPTABLE, ProblemSentences.availableAs(List.of(formats.split(", "))));
            }
            AuditOptions options = input.options();
            AuditQuestion audit = new AuditQuestion(lockfile, options.policy(), options.maxWait(), small, place.get());
            return new Question(audit, options, format, base);
        }
    }

    private Future<Question> ask(Call call) {
        Head head = new Head(
                PolicyValues.ofQuery(call.query()),
                call.accepted()
                        .best(ReportFormat.MEDIA_TYPES)
                        .map(ReportFormat::ofMediaType)
                        .orElse(null),
                call.ownAddress(address).orElse(PublicAddress.USUAL),
                call::place);
        questions.views().requireLoaded();
        return bodies.read(call).compose(body -> read(body, head));
    }

    private Future<Question> read(byte[] body, Head head) {
        if (body.length > MAX_INLINE_BYTES) {
            return head.place().get().run(() -> {
                AuditInput input = AuditInput.read(body, head.query());
                Lockfile lockfile = input.packages().orElseGet(() -> LockfileParser.parse(input.text(), LIMITS));
                return head.with(input, lockfile, false);
            });
        }
        AuditInput input = AuditInput.read(body, head.query());
        Optional<Lockfile> lockfile = input.packages().or(() -> LockfileParser.scan(input.text(), LIMITS));
        return lockfile.isPresent()
                ? Future.succeededFuture(head.with(input, lockfile.get(), true))
                : head.place()
                        .get()
                        .run(() -> head.with(input, LockfileParser.parseFully(input.text(), LIMITS), false));
    }

    private Future<Answer> answer(Question asked) {
        return AuditRun.run(audits, asked.audit())
                .compose(audited -> asked.audit()
                        .place()
                        .runIf(!audited.small() || !asked.isQuick(), () -> render(audited, asked)));
    }

    private Answer render(Audited audited, Question asked) {
        int status = isFailing(audited.report()) ? UNPROCESSABLE : 200;
        byte[] body = renderer.render(
                asked.format(),
                audited.view(),
                audited.report(),
                new ReportRenderer.Look(
                        asked.options().trees(),
                        asked.options().color(),
                        asked.options().help(),
                        asked.base()));
        Answer answer = audited.describe(Answer.of(status, asked.format().contentType(), body));
        return asked.format() == ReportFormat.HTML
                ? answer.with("Content-Security-Policy", DOCUMENT_POLICY).with("Referrer-Policy", "no-referrer")
                : answer;
    }

    /** Whether a report is what its policy fails on. */
    private static boolean isFailing(AuditReport report) {
        return report.policy().failOn().stream().anyMatch(kind -> isFailing(report, kind));
    }

    private static boolean isFailing(AuditReport report, FailOn kind) {
        return switch (kind) {
            case VULNERABILITY -> has(report, AdvisoryKind.VULNERABILITY);
            case UNSOUND -> has(report, AdvisoryKind.UNSOUND);
            case UNMAINTAINED -> has(report, AdvisoryKind.UNMAINTAINED);
            case NOTICE -> has(report, AdvisoryKind.NOTICE);
            case MALICIOUS ->
                report.findings().stream()
                        .anyMatch(finding -> finding.advisory().isMalicious());
            case YANKED -> report.yanked() != null && !report.yanked().isEmpty();
            case UNKNOWN -> !report.isComplete();
            case ANY -> report.verdict() != Verdict.CLEAN || !report.isComplete();
        };
    }

    private static boolean has(AuditReport report, AdvisoryKind kind) {
        return report.findings().stream().anyMatch(finding -> finding.kind() == kind);
    }
}

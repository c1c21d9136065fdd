package dev.rustsecd.service.http.page;

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
import dev.rustsecd.service.exchange.BoundedWorker;
import dev.rustsecd.service.exchange.Call;
import dev.rustsecd.service.exchange.FormReader;
import dev.rustsecd.service.exchange.OperationHandler;
import dev.rustsecd.service.page.Pages;
import dev.rustsecd.service.page.ReportPage;
import dev.rustsecd.service.request.AuditInput;
import dev.rustsecd.service.request.PolicyValues;
import dev.rustsecd.service.request.Query;
import dev.rustsecd.service.view.Views;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** {@code POST /report}: a form with a lockfile in, a page out. Nothing of it is kept. */
final class ReportPageHandler implements OperationHandler {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String FILE = "lockfile";
    private static final String TEXT = "text";
    private static final LockfileLimits LIMITS = LockfileLimits.DEFAULT;

    private final Views views;
    private final Pages pages;
    private final Audits audits;
    private final BodyReader bodies;
    private final BoundedWorker worker;

    ReportPageHandler(Views views, Pages pages, Audits audits, BodyReader bodies, BoundedWorker worker) {
        this.views = views;
        this.pages = pages;
        this.audits = audits;
        this.bodies = bodies;
        this.worker = worker;
    }

    @Override
    public Future<Answer> answer(Call call) {
        views.requireLoaded();
        return bodies.read(call)
                .compose(body -> worker.run(() -> read(call, body)))
                .compose(lockfile -> audits.audit(new AuditQuestion(lockfile, AuditPolicy.DEFAULT, PATIENCE, false)))
                .compose(audited -> worker.run(() -> page(audited)));
    }

    /**
     * @throws RejectedInput for a lockfile that cannot be read
     */
    private static Lockfile read(Call call, byte[] body) {
        AuditInput input = AuditInput.read(
                lockfile(FormReader.read(call, body, Set.of(FILE, TEXT))), PolicyValues.ofQuery(Query.parse(null)));
        return input.packages().orElseGet(() -> LockfileParser.parse(input.text(), LIMITS));
    }

    private Answer page(Audited audited) {
        ReportPage page = ReportPage.of(audited.report(), audited.view().snapshot());
        return audited.describe(Html.ok(pages.report(page))).with("Cache-Control", "no-store");
    }

    /** The file, or else the text. */
    private static byte[] lockfile(Map<String, byte[]> form) {
        byte[] file = form.getOrDefault(FILE, new byte[0]);
        return file.length > 0 ? file : form.getOrDefault(TEXT, new byte[0]);
    }
}

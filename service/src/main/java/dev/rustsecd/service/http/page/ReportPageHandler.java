package dev.rustsecd.service.http.page;

import dev.rustsecd.audit.AuditPolicy;
import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.audit.Auditor;
import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.lockfile.Lockfile;
import dev.rustsecd.lockfile.LockfileLimits;
import dev.rustsecd.lockfile.read.LockfileParser;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.service.demand.CrateDemand;
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
import dev.rustsecd.service.view.View;
import dev.rustsecd.service.view.Views;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** {@code POST /report}: a form with a lockfile in, a page out. Nothing of it is kept. */
final class ReportPageHandler implements OperationHandler {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final LockfileLimits LIMITS = LockfileLimits.DEFAULT;

    private final Views views;
    private final Pages pages;
    private final Auditor auditor;
    private final CrateDemand demand;
    private final BodyReader bodies;
    private final BoundedWorker worker;
    private final InstantSource clock;

    ReportPageHandler(
            Views views,
            Pages pages,
            Auditor auditor,
            CrateDemand demand,
            BodyReader bodies,
            BoundedWorker worker,
            InstantSource clock) {
        this.views = views;
        this.pages = pages;
        this.auditor = auditor;
        this.demand = demand;
        this.bodies = bodies;
        this.worker = worker;
        this.clock = clock;
    }

    @Override
    public Future<Answer> answer(Call call) {
        views.requireLoaded();
        return bodies.read(call)
                .compose(body -> worker.run(() -> read(call, body)))
                .compose(lockfile -> demand.arrival(cratesOf(lockfile), PATIENCE)
                        .compose(done -> worker.run(() -> report(lockfile))));
    }

    /**
     * @throws RejectedInput for a lockfile that cannot be read
     */
    private static Lockfile read(Call call, byte[] body) {
        AuditInput input =
                AuditInput.read(lockfile(FormReader.read(call, body)), PolicyValues.ofQuery(Query.parse(null)));
        return input.packages().orElseGet(() -> LockfileParser.parse(input.text(), LIMITS));
    }

    /** The names of the packages of crates.io; walked only where somebody asks. */
    private static Iterable<String> cratesOf(Lockfile lockfile) {
        return () -> lockfile.packages().stream()
                .filter(LockedPackage::isCratesIo)
                .map(LockedPackage::name)
                .iterator();
    }

    private Answer report(Lockfile lockfile) {
        View view = views.current();
        Instant now = clock.instant();
        AuditReport report = auditor.audit(view.snapshot(), lockfile, AuditPolicy.DEFAULT, now);
        Answer.Whole page = Html.ok(pages.report(ReportPage.of(report, view.snapshot())));
        return view.withAges(page.with(report.verdict()), report.registry(), now)
                .with("Cache-Control", "no-store");
    }

    /** The file, or else the text. */
    private static byte[] lockfile(Map<String, byte[]> form) {
        byte[] file = form.getOrDefault("lockfile", new byte[0]);
        return file.length > 0 ? file : form.getOrDefault("text", new byte[0]);
    }
}

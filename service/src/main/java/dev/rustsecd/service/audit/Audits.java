package dev.rustsecd.service.audit;

import dev.rustsecd.audit.AuditLimits;
import dev.rustsecd.audit.Auditor;
import dev.rustsecd.crate.CratesIoMirrors;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.service.view.View;
import dev.rustsecd.service.view.Views;
import io.vertx.core.Future;
import java.time.InstantSource;

/**
 * Audits lockfiles. What is small is audited and planned on the event loop, everything else on a worker thread. Safe for
 * use by many threads.
 */
public final class Audits {
    /** Findings that the event loop reports; the most seen in a lockfile of a public project are 113. */
    private static final AuditLimits INLINE = new AuditLimits(300, AuditLimits.DEFAULT.maxPathSteps());

    private final Views views;
    private final Auditor auditor;
    private final Auditor inlineAuditor;
    private final Gatherer gatherer;
    private final CratesIoMirrors mirrors;
    private final InstantSource clock;

    public Audits(Views views, Auditor auditor, Gatherer gatherer, CratesIoMirrors mirrors, InstantSource clock) {
        this.views = views;
        this.auditor = auditor;
        this.inlineAuditor = auditor.within(INLINE);
        this.gatherer = gatherer;
        this.mirrors = mirrors;
        this.clock = clock;
    }

    /**
     * The report, once the crates that the question names have arrived or its wait is over. Must be called on the
     * context on which it goes on.
     *
     * @return fails with {@link Rejection#REPORT_TOO_LARGE}
     */
    public Future<Audited> audit(AuditQuestion question) {
        return new AuditRun(this, question.recognizing(mirrors)).run();
    }

    Auditor auditor(boolean small) {
        return small ? inlineAuditor : auditor;
    }

    Gatherer gatherer() {
        return gatherer;
    }

    InstantSource clock() {
        return clock;
    }

    View view() {
        return views.current();
    }
}

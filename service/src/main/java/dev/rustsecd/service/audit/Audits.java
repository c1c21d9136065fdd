package dev.rustsecd.service.audit;

import dev.rustsecd.audit.AuditLimits;
import dev.rustsecd.audit.Auditor;
import dev.rustsecd.audit.LockfileAudit;
import dev.rustsecd.audit.LockfileAudit.Plans;
import dev.rustsecd.crate.CratesIoMirrors;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.service.demand.CrateDemand;
import dev.rustsecd.service.exchange.BoundedWorker;
import dev.rustsecd.service.store.RequirementsReader;
import dev.rustsecd.service.view.View;
import dev.rustsecd.service.view.Views;
import dev.rustsecd.storage.WantedCrates;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.SortedSet;

/**
 * Audits lockfiles. What is small is audited and planned on the event loop, everything else on a worker thread; the database
 * is read between the two, for what plans need and is not kept here. Safe for use by many threads.
 */
public final class Audits {
    /** Findings that the event loop reports; the most seen in a lockfile of a public project are 113. */
    private static final AuditLimits INLINE = new AuditLimits(300, AuditLimits.DEFAULT.maxPathSteps());

    /** How often an audit is begun anew because crates have arrived that its plans asked for. */
    private static final int MAX_TIMES = 3;

    private final Views views;
    private final Auditor auditor;
    private final Auditor inlineAuditor;
    private final CrateDemand demand;
    private final RequirementsReader requirements;
    private final BoundedWorker worker;
    private final CratesIoMirrors mirrors;
    private final InstantSource clock;

    public Audits(
            Views views,
            Auditor auditor,
            CrateDemand demand,
            RequirementsReader requirements,
            BoundedWorker worker,
            CratesIoMirrors mirrors,
            InstantSource clock) {
        this.views = views;
        this.auditor = auditor;
        this.inlineAuditor = auditor.within(INLINE);
        this.demand = demand;
        this.requirements = requirements;
        this.worker = worker;
        this.mirrors = mirrors;
        this.clock = clock;
    }

    /** An audit that has begun, and what its plans need. */
    private record Begun(
            View view,
            LockfileAudit audit,
            SortedSet<String> needs,
            PlanGathering gathering,
            Instant now,
            boolean small) {
        Future<Plans> plan() {
            return gathering.plan(audit, needs);
        }
    }

    /** What is left of a question's patience, and of the crates that it may ask for. */
    private record Allowance(long deadlineNanos, int crates, int times) {
        static Allowance of(Duration patience, int asked) {
            return new Allowance(
                    System.nanoTime() + patience.toNanos(), WantedCrates.MAX_OF_A_QUESTION - asked, MAX_TIMES);
        }

        Duration patience() {
            return Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
        }

        Allowance after(int asked) {
            return new Allowance(deadlineNanos, crates - asked, times - 1);
        }
    }

    /**
     * The report, once the crates that the question names have arrived or its patience is at its end. Must be called on the
     * context on which it goes on.
     *
     * @return fails with {@link Rejection#REPORT_TOO_LARGE}, or where too much is being worked on
     */
    public Future<Audited> audit(AuditQuestion asked) {
        AuditQuestion question = asked.recognizing(mirrors);
        Allowance whole = Allowance.of(question.patience(), 0);
        return demand.ask(question.crates(), question.patience(), whole.crates())
                .compose(crates ->
                        look(question, new Allowance(whole.deadlineNanos(), whole.crates() - crates, whole.times())));
    }

    private Future<Audited> look(AuditQuestion question, Allowance left) {
        return begin(question)
                .compose(begun -> begun.plan().compose(plans -> {
                    Set<String> unheard =
                            PlanGathering.unheardOf(begun.view().snapshot().registry(), plans);
                    boolean arriving = !unheard.isEmpty() && demand.isPossible();
                    return arriving && left.times() > 1 && left.crates() > 0
                            ? demand.ask(unheard, left.patience(), left.crates())
                                    .compose(asked -> again(question, begun, plans, left.after(asked), unheard))
                            : settle(begun, plans, unheard, arriving);
                }));
    }

    @SuppressWarnings("ReferenceEquality") // a view that nothing was added to is the same one
    private Future<Audited> again(
            AuditQuestion question, Begun before, Plans plans, Allowance left, Set<String> unheard) {
        return views.current() == before.view() ? settle(before, plans, unheard, true) : look(question, left);
    }

    /** Waits for no more: plans that had to stop at a crate of which nothing is heard are made without it. */
    private Future<Audited> settle(Begun begun, Plans plans, Set<String> unheard, boolean arriving) {
        return unheard.isEmpty()
                ? report(begun, plans, arriving)
                : begun.gathering().settle(begun.audit()).compose(settled -> report(begun, settled, arriving));
    }

    private Future<Begun> begin(AuditQuestion question) {
        if (!question.small()) {
            return worker.run(() -> begin(auditor, question, false));
        }
        try {
            return Future.succeededFuture(begin(inlineAuditor, question, true));
        } catch (RejectedInput refused) {
            if (refused.rejection() != Rejection.REPORT_TOO_LARGE) {
                throw refused;
            }
            return worker.run(() -> begin(auditor, question, false));
        }
    }

    private Begun begin(Auditor by, AuditQuestion question, boolean small) {
        View view = views.current();
        Instant now = clock.instant();
        LockfileAudit audit = by.begin(view.snapshot(), question.lockfile(), question.policy(), now);
        PlanGathering gathering = new PlanGathering(view.snapshot().registry(), requirements, worker, small);
        return new Begun(view, audit, audit.needs(), gathering, now, small);
    }

    private Future<Audited> report(Begun begun, Plans plans, boolean arriving) {
        return begun.small()
                ? Future.succeededFuture(audited(begun, plans, arriving))
                : worker.run(() -> audited(begun, plans, arriving));
    }

    private static Audited audited(Begun begun, Plans plans, boolean arriving) {
        boolean passing = arriving || begun.gathering().isCut();
        return new Audited(begun.view(), begun.audit().report(plans), begun.now(), begun.small(), passing);
    }
}

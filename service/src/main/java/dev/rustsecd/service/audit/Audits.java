package dev.rustsecd.service.audit;

import dev.rustsecd.audit.AuditLimits;
import dev.rustsecd.audit.Auditor;
import dev.rustsecd.crate.CratesIoMirrors;
import dev.rustsecd.service.view.Views;
import java.time.InstantSource;

/**
 * What audits are made with; {@link AuditRun} makes one. Safe for use by many threads.
 *
 * @param auditor on a worker thread
 * @param inlineAuditor on an event loop
 * @param gatherer of what they have to wait for
 * @param mirrors whose packages are crates.io's
 */
public record Audits(
        Views views,
        Auditor auditor,
        Auditor inlineAuditor,
        Gatherer gatherer,
        CratesIoMirrors mirrors,
        InstantSource clock) {
    /** Findings that the event loop reports; the most seen in a lockfile of a public project are 113. */
    private static final AuditLimits INLINE = new AuditLimits(300, AuditLimits.DEFAULT.maxPathSteps());

    public Audits(Views views, Auditor auditor, Gatherer gatherer, CratesIoMirrors mirrors, InstantSource clock) {
        this(views, auditor, auditor.within(INLINE), gatherer, mirrors, clock);
    }

    Auditor auditor(boolean small) {
        return small ? inlineAuditor : auditor;
    }
}

package dev.rustsecd.service.audit;

import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.view.View;
import java.time.Instant;

/**
 * An audit that is done.
 *
 * @param view from which it was made
 * @param small whether an event loop may render it
 * @param passing whether the same question may soon have another answer: crates that plans would look at may still
 *     arrive, or could not be read
 */
public record Audited(View view, AuditReport report, Instant now, boolean small, boolean passing) {
    /** The answer with the verdict, with why not everything could be checked, and with the ages of what it is made of. */
    public Answer describe(Answer answer) {
        Answer aged = view.withAges(answer.with(report.verdict(), report.incompleteBecause()), report.registry(), now);
        return passing ? aged.with("Cache-Control", "no-store") : aged;
    }
}

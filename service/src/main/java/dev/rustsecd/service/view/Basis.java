package dev.rustsecd.service.view;

import dev.rustsecd.audit.AuditLimits;
import dev.rustsecd.audit.Auditor;
import dev.rustsecd.audit.Incomplete;
import dev.rustsecd.audit.VersionReport;
import dev.rustsecd.catalog.CrateOverview;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.policy.AuditPolicy;
import dev.rustsecd.service.exchange.Answer;
import dev.rustsecd.service.request.VersionQuestion;
import dev.rustsecd.snapshot.RegistryReading;
import dev.rustsecd.snapshot.Rules;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.YankReader;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one answer is made from: the facts, the time, and what the operator has decided. */
public record Basis(View view, Instant now, Rules rules) {
    public Snapshot snapshot() {
        return view.snapshot();
    }

    /** Everything that is known of a crate. */
    public CrateOverview crate(CrateName name) {
        return CrateOverview.of(snapshot(), name, rules, now);
    }

    /** Why a crate may have other advisories, or other versions, than are known. */
    public List<Incomplete> incomplete(CrateOverview crate) {
        return auditor().incomplete(snapshot(), crate.crate(), crate.registry(), now);
    }

    /** What is known of one version of a crate. */
    public VersionReport version(VersionQuestion asked, AuditPolicy policy) {
        return auditor().version(snapshot(), asked.crate(), asked.version(), policy, now);
    }

    private Auditor auditor() {
        return new Auditor(rules, AuditLimits.DEFAULT);
    }

    /** Judges the yanks of this answer. */
    public YankReader yanks() {
        return new YankReader(snapshot(), rules.maturity(), null, now);
    }

    /** Whether the advisories are too old to say that there are no others. */
    public boolean isStale() {
        return rules.freshness().isStale(snapshot(), now);
    }

    /** An answer that concerns advisories alone, with how old they are. */
    public Answer withAge(Answer answer) {
        return answer.aged(snapshot().oldestCheck().orElse(null), null, now);
    }

    /** An answer that concerns the registry too, with the ages of both. */
    public Answer withAges(Answer answer, RegistryReading read) {
        return view.withAges(answer, read, now);
    }

    /** Likewise, from what the registry is known to have said longest ago. */
    public Answer withAgesSince(Answer answer, @Nullable Instant oldestCheck) {
        return view.withAgesSince(answer, oldestCheck, now);
    }
}

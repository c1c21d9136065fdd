package dev.rustsecd.audit;

import dev.rustsecd.audit.Incomplete.Reason;
import dev.rustsecd.snapshot.Freshness;
import dev.rustsecd.snapshot.Snapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What could not be known, whatever the question.
 *
 * @param staleSince the day that too old advisories are from
 */
record Completeness(List<Incomplete> because, Optional<LocalDate> staleSince) {
    static Completeness of(Snapshot snapshot, Freshness freshness, Instant now) {
        Optional<LocalDate> staleSince = freshness.staleSince(snapshot, now);
        List<Incomplete> because = new ArrayList<>();
        if (!snapshot.isLoaded() || !snapshot.missing().isEmpty()) {
            because.add(new Incomplete(Reason.ADVISORIES_MISSING, List.of()));
        }
        if (staleSince.isPresent()) {
            because.add(new Incomplete(Reason.ADVISORIES_STALE, List.of()));
        }
        return new Completeness(because, staleSince);
    }

    boolean isComplete() {
        return because.isEmpty();
    }

    boolean stale() {
        return staleSince.isPresent();
    }

    Verdict verdict(boolean found) {
        if (found) {
            return Verdict.FINDINGS;
        }
        return isComplete() ? Verdict.CLEAN : Verdict.UNKNOWN;
    }
}

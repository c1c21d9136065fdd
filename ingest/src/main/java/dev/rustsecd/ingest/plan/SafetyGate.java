package dev.rustsecd.ingest.plan;

import dev.rustsecd.ingest.plan.ChangeSet.Removal;
import dev.rustsecd.ingest.plan.ChangeSet.Upsert;
import dev.rustsecd.ingest.plan.KnownRecords.KnownRecord;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stops a run that would take more than a tenth of the live advisories away, by removing or withdrawing them: more likely
 * an accident or an attack than the truth. The operator lets one head pass.
 */
public final class SafetyGate {
    private static final int MAX_PERCENT = 10;

    /** A small database may lose a few at once. */
    private static final int ALWAYS_ALLOWED = 3;

    private SafetyGate() {}

    /**
     * A run that is not let through.
     *
     * @param dropped how many live records it would remove or withdraw
     * @param live how many there are
     * @param commit the head, which the operator may accept
     */
    public record Refusal(int dropped, int live, String commit) {
        /** One sentence, with what the operator may do. */
        public String reason() {
            return "Commit " + commit + " would drop " + dropped + " of " + live
                    + " live advisories; RUSTSECD_ACCEPT_DROP=" + commit + " lets it pass.";
        }
    }

    /**
     * @param acceptedCommit the head that the operator lets pass, whatever it drops
     * @return empty where the run may go on
     */
    public static Optional<Refusal> check(KnownRecords known, ChangeSet changes, @Nullable String acceptedCommit) {
        if (known.seed() || changes.commit().equals(acceptedCommit)) {
            return Optional.empty();
        }
        Set<String> live = known.byPath().values().stream()
                .filter(record -> !record.withdrawn())
                .map(KnownRecord::id)
                .collect(Collectors.toSet());
        int dropped = dropped(live, changes);
        return dropped > ALWAYS_ALLOWED && dropped * 100L > (long) live.size() * MAX_PERCENT
                ? Optional.of(new Refusal(dropped, live.size(), changes.commit()))
                : Optional.empty();
    }

    private static int dropped(Set<String> live, ChangeSet changes) {
        Set<String> dropped = new HashSet<>();
        changes.removals().stream().map(Removal::id).forEach(dropped::add);
        changes.upserts().stream()
                .map(Upsert::advisory)
                .filter(advisory -> advisory.isWithdrawn())
                .map(advisory -> advisory.id().text())
                .forEach(dropped::add);
        dropped.retainAll(live);
        return dropped.size();
    }
}

package dev.rustsecd.ingest.plan;

import dev.rustsecd.ingest.plan.ChangeSet.Removal;
import dev.rustsecd.ingest.plan.ChangeSet.Upsert;
import dev.rustsecd.ingest.plan.KnownRecords.KnownRecord;
import dev.rustsecd.ingest.source.Position;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stops a run that would take more than a tenth of the live advisories away, by removing or withdrawing them: more likely
 * an accident or an attack than the truth. The operator lets one position pass.
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
     * @param position where it would bring the source, which the operator may accept
     */
    public record Refusal(int dropped, int live, Position position) {
        /** One sentence, with what the operator may do. */
        public String reason() {
            return "Commit " + position + " would drop " + dropped + " of " + live
                    + " live advisories; RUSTSECD_ACCEPT_DROP=" + position + " lets it pass.";
        }
    }

    /**
     * @param accepted the position that the operator lets pass, whatever it drops
     * @return empty where the run may go on
     */
    public static Optional<Refusal> check(KnownRecords known, ChangeSet changes, @Nullable Position accepted) {
        if (known.seed() || changes.position().equals(accepted)) {
            return Optional.empty();
        }
        Set<String> live = known.byKey().values().stream()
                .filter(record -> !record.withdrawn())
                .map(KnownRecord::id)
                .collect(Collectors.toSet());
        int dropped = dropped(live, changes);
        return dropped > ALWAYS_ALLOWED && dropped * 100L > (long) live.size() * MAX_PERCENT
                ? Optional.of(new Refusal(dropped, live.size(), changes.position()))
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

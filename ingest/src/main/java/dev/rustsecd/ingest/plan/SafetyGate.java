package dev.rustsecd.ingest.plan;

import dev.rustsecd.ingest.plan.ChangeSet.Removal;
import dev.rustsecd.ingest.plan.ChangeSet.Upsert;
import dev.rustsecd.ingest.plan.KnownRecords.KnownRecord;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.words.operator.IngestSentences;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stops a run that would take more than a tenth of the live advisories away, by removing or withdrawing them: more likely
 * an accident or an attack than the truth. The operator lets one position pass. Nor may the last record go of a source
 * that answers need: they would all be clean.
 */
public final class SafetyGate {
    private static final int MAX_PERCENT = 10;

    /** A small database may lose a few at once. */
    private static final int ALWAYS_ALLOWED = 3;

    private SafetyGate() {}

    /**
     * Why a run may not go on, with what the operator may do about it; nothing where it may.
     *
     * @param required whether answers need this source: without any of its records nothing could be checked
     * @param accepted the position that the operator lets pass, whatever it drops, but for the last record of a source
     *     that is required
     */
    public static Optional<String> refusal(
            KnownRecords known, ChangeSet changes, boolean required, @Nullable Position accepted) {
        if (required && !leavesAny(known, changes)) {
            return Optional.of(none(changes.quarantined().size(), changes.position()));
        }
        if (known.seed() || changes.position().equals(accepted)) {
            return Optional.empty();
        }
        Set<String> live = known.byKey().values().stream()
                .filter(record -> !record.withdrawn())
                .map(KnownRecord::id)
                .collect(Collectors.toSet());
        int dropped = dropped(live, changes);
        return dropped > ALWAYS_ALLOWED && dropped * 100L > (long) live.size() * MAX_PERCENT
                ? Optional.of(tooMany(dropped, live.size(), changes.position()))
                : Optional.empty();
    }

    private static String none(int unreadable, Position position) {
        return IngestSentences.noReadableAdvisory(position.toString(), unreadable);
    }

    private static String tooMany(int dropped, int live, Position position) {
        return IngestSentences.dropsAdvisories(position.toString(), dropped, live);
    }

    private static boolean leavesAny(KnownRecords known, ChangeSet changes) {
        int before = changes.replacesSeed() ? 0 : known.byKey().size();
        return !changes.upserts().isEmpty() || before > changes.removals().size();
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

package dev.rustsecd.ingest.plan;

import dev.rustsecd.ingest.source.IndexDelta;
import dev.rustsecd.ingest.source.KnownIndex;
import dev.rustsecd.ingest.source.Position;
import dev.rustsecd.words.operator.IngestSentences;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stops a run of an index that would make more than a tenth of its crates gone, as {@link SafetyGate} does for
 * advisories: crates.io takes a few away, never thousands.
 */
public final class IndexGate {
    private static final int MAX_PERCENT = 10;

    /** A small index may lose a few at once. */
    private static final int ALWAYS_ALLOWED = 3;

    private IndexGate() {}

    /**
     * The reason for which the run is not let through, one sentence with what the operator may do; empty where it may go
     * on.
     *
     * @param known what is known of this very index
     * @param accepted the position that the operator lets pass, whatever it drops
     */
    public static Optional<String> refusal(KnownIndex known, IndexDelta delta, @Nullable Position accepted) {
        int dropped = delta.removed().size();
        int crates = known.contents().size();
        if (dropped <= ALWAYS_ALLOWED
                || dropped * 100L <= (long) crates * MAX_PERCENT
                || delta.position().equals(accepted)) {
            return Optional.empty();
        }
        return Optional.of(IngestSentences.dropsCrates(delta.position().toString(), dropped, crates));
    }
}

package dev.rustsecd.ingest.store;

import dev.rustsecd.ingest.plan.CrateChange;
import dev.rustsecd.ingest.source.CrateSource.Validators;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking the registry for one crate, as it is to be stored.
 *
 * @param canonical the name as names are compared
 * @param crate the spelling under which the registry has it, or under which it was asked for
 * @param change null where nothing is to be written of the crate itself
 * @param at when the registry answered
 */
public record CrateAnswer(
        String canonical, String crate, Kind kind, @Nullable CrateChange change, Validators validators, Instant at) {
    /** How the answer went. */
    public enum Kind {
        /** The crate is there; the change has it. */
        FOUND,
        /** It is there as it is known. */
        SAME,
        /** The registry has no crate of this name, or has none any more. */
        ABSENT,
        /** The name was not asked for, or no longer: nothing is known, and the queue is rid of it. */
        DROPPED
    }
}

package dev.rustsecd.ingest.demand;

import dev.rustsecd.ingest.demand.DemandState.Waiting;
import dev.rustsecd.ingest.source.CrateSource;
import dev.rustsecd.ingest.store.AskedCrate;
import dev.rustsecd.ingest.store.CrateAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to {@link DemandMachine}. */
sealed interface DemandEvent {
    /** This program has the lease, or has it not. */
    record Led(boolean held) implements DemandEvent {}

    /** There may be something to do. */
    record Looked() implements DemandEvent {}

    /** Everything that is kept is to be looked at. */
    record RefreshDue() implements DemandEvent {}

    /**
     * The store has given what is to be asked for.
     *
     * @param absent those of them that the registry was found not to have a while ago, by canonical name
     * @param over the start of the round that has nothing left to look at; null where there is none
     */
    record Taken(
            List<Waiting> crates,
            Set<String> absent,
            @Nullable Instant over) implements DemandEvent {}

    /** The store could not give it. */
    record TakeFailed(Throwable cause) implements DemandEvent {}

    /** The registry has answered; this is to be stored. */
    record Answered(AskedCrate asked, CrateAnswer answer) implements DemandEvent {}

    /** The registry has not answered, or with garbage. */
    record Unanswered(AskedCrate asked, CrateSource.Failed failed) implements DemandEvent {}

    /** A bug ended the question. */
    record Broken(AskedCrate asked) implements DemandEvent {}

    /** The moment is over in which others could join the answers that are ready. */
    record Gathered() implements DemandEvent {}

    /** The answers that were being written are written. */
    record Written() implements DemandEvent {}

    /** They could not be. */
    record WriteFailed(Throwable cause) implements DemandEvent {}

    /** The store could not take something else. */
    record StoreFailed(Throwable cause) implements DemandEvent {}
}

package dev.rustsecd.ingest.demand;

import dev.rustsecd.ingest.demand.DemandState.Round;
import dev.rustsecd.ingest.demand.DemandState.Waiting;
import dev.rustsecd.ingest.run.IngestOutcome;
import dev.rustsecd.ingest.store.CrateAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@link DemandMachine} wants done; the comment names the events that come of it. */
sealed interface DemandCommand {
    /**
     * Take from the store what is wanted, and what the round has still to look at: {@code Taken} or {@code TakeFailed}.
     *
     * @param except what is being seen to, by canonical name
     */
    record Take(Set<String> except, @Nullable Round round) implements DemandCommand {}

    /** Ask the registry: {@code Answered}, {@code Unanswered} or {@code Broken}. */
    record Ask(Waiting crate) implements DemandCommand {}

    /** Wait a moment for further answers: {@code Gathered}. */
    record Gather() implements DemandCommand {}

    /** Write answers: {@code Written} or {@code WriteFailed}. One at a time. */
    record Write(List<CrateAnswer> answers) implements DemandCommand {}

    /** Tell the readers that the registry is out of reach: {@code StoreFailed} where that does not work. */
    record TellFailing() implements DemandCommand {}

    /** Tell whoever waits for the round that it ended without having looked at everything. */
    record EndRound(IngestOutcome outcome) implements DemandCommand {}

    /** Everything was looked at since then: store it, and tell whoever waits for the round. */
    record FinishRound(Instant since) implements DemandCommand {}

    /** Tell that the registry went out of reach, or is back. */
    record Turn() implements DemandCommand {}
}

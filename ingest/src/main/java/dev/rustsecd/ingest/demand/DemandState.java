package dev.rustsecd.ingest.demand;

import dev.rustsecd.ingest.plan.KnownCrate;
import dev.rustsecd.ingest.store.AskedCrate;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The memory of {@link DemandMachine}. Each crate that was taken from the store and is not written back is in one place:
 * waiting, asked for, or in the batch.
 *
 * @param leading whether this program is the one that asks
 * @param taking whether the store is being asked for more
 * @param waiting to be asked for, in this order
 * @param asking the registry is being asked for them
 * @param round the look at everything that is under way; null where none is
 */
record DemandState(
        boolean leading,
        boolean taking,
        List<Waiting> waiting,
        List<AskedCrate> asking,
        AnswerBatch batch,
        CircuitBreaker breaker,
        @Nullable Round round) {
    static final DemandState START =
            new DemandState(false, false, List.of(), List.of(), AnswerBatch.EMPTY, CircuitBreaker.CLOSED, null);

    /** A crate with what is known of it. */
    record Waiting(AskedCrate asked, KnownCrate known) {}

    /**
     * One look at everything that is kept.
     *
     * @param since what was looked at after this is not looked at again
     * @param skipped crates that could not be looked at, by canonical name
     */
    record Round(Instant since, Set<String> skipped) {
        Round skip(String canonical) {
            Set<String> more = new HashSet<>(skipped);
            more.add(canonical);
            return new Round(since, Set.copyOf(more));
        }
    }

    /** Everything that was taken and is not written back. */
    Stream<AskedCrate> open() {
        return Stream.of(
                        waiting.stream().map(Waiting::asked),
                        asking.stream(),
                        batch.unwritten().map(DemandEvent.Answered::asked))
                .flatMap(crates -> crates);
    }
}

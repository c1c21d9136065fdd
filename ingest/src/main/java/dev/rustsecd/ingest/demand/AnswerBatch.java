package dev.rustsecd.ingest.demand;

import dev.rustsecd.ingest.demand.DemandEvent.Answered;
import dev.rustsecd.ingest.store.CrateAnswer.Kind;
import java.util.List;
import java.util.stream.Stream;

/**
 * Answers on their way into the store.
 *
 * @param ready to be written
 * @param writing being written
 * @param urgent whether a question waits for one that is ready, or one brings something new
 * @param gathering whether a moment runs in which others may join them
 */
record AnswerBatch(List<Answered> ready, List<Answered> writing, boolean urgent, boolean gathering) {
    static final AnswerBatch EMPTY = new AnswerBatch(List.of(), List.of(), false, false);

    AnswerBatch with(Answered answered) {
        boolean news = answered.asked().wanted() || answered.answer().kind() != Kind.SAME;
        List<Answered> more = Stream.concat(ready.stream(), Stream.of(answered)).toList();
        return new AnswerBatch(more, writing, urgent || news, gathering);
    }

    AnswerBatch gathering(boolean begun) {
        return new AnswerBatch(ready, writing, urgent, begun);
    }

    /** What is ready is being written. */
    AnswerBatch begun() {
        return new AnswerBatch(List.of(), ready, false, gathering);
    }

    /** What was being written is written, or cannot be. */
    AnswerBatch ended() {
        return new AnswerBatch(ready, List.of(), urgent, gathering);
    }

    boolean isWriting() {
        return !writing.isEmpty();
    }

    /** Those that are not written yet. */
    Stream<Answered> unwritten() {
        return Stream.concat(ready.stream(), writing.stream());
    }

    /** How many have content, which is in memory. */
    int withContent() {
        return (int) unwritten()
                .filter(answered -> answered.answer().change() != null)
                .count();
    }
}

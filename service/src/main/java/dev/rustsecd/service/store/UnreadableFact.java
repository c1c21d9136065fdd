package dev.rustsecd.service.store;

import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.OperatorSentences;

/** A stored record is not one that this program can have written: the load fails, and what is served stays. */
public final class UnreadableFact extends RuntimeException {
    UnreadableFact(String source, String id, Throwable cause) {
        super(OperatorSentences.unreadable(id, source, Causes.of(cause)), cause);
    }
}

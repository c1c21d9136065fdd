package dev.rustsecd.service.store;

/** A stored record is not one that this program can have written: the load fails, and what is served stays. */
public final class UnreadableFact extends RuntimeException {
    UnreadableFact(String source, String id, Throwable cause) {
        super("the stored record " + id + " of " + source + " cannot be read: " + cause.getMessage(), cause);
    }
}

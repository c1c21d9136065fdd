package dev.rustsecd.ingest.store;

/** A run wanted to write facts that are older than those which another run has written meanwhile. Nothing was written. */
public final class SupersededRun extends RuntimeException {
    public SupersededRun(String message) {
        super(message);
    }
}

package dev.rustsecd.storage;

/**
 * The advisory lock that every transaction which takes a revision holds to its end, whatever program it comes from, so that
 * revisions ascend in the order of their commits.
 */
public final class WriteLock {
    /** "rustsecd" in ASCII. */
    public static final long KEY = 0x7275_7374_7365_6364L;

    private WriteLock() {}
}

package dev.rustsecd.storage;

/**
 * The advisory lock that every transaction which takes a revision holds to its end, whatever program it comes from, so that
 * revisions ascend in the order of their commits.
 */
public final class WriteLock {
    /** "rustsecd" in ASCII. */
    public static final long KEY = 0x7275_7374_7365_6364L;

    /**
     * Takes the lock, whose key is the parameter, to the end of the transaction. A program that stops in the middle of it
     * does not hold the others up for longer than a minute.
     */
    public static final String TAKE = /* language=SQL */ """
            SELECT
                set_config('idle_in_transaction_session_timeout', '60s', true),
                pg_advisory_xact_lock($1)
            """;

    /** The number of the last revision, as {@code last}: with the lock, the next one is free. */
    public static final String LAST_REVISION = /* language=SQL */ """
            SELECT coalesce(max(number), 0) AS last
            FROM revision
            """;

    private WriteLock() {}
}

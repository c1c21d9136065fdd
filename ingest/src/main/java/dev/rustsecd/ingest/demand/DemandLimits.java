package dev.rustsecd.ingest.demand;

import dev.rustsecd.ingest.store.DemandStore.Keeping;
import dev.rustsecd.storage.WantedCrates;
import java.time.Duration;

/**
 * How the queue is worked off.
 *
 * @param poll how often to look without being notified, and how often to try for the lease
 * @param tidy how often what nobody uses is forgotten
 * @param gather how long a first answer waits for others before it is written
 * @param keeping what is kept
 */
public record DemandLimits(Duration poll, Duration tidy, Duration gather, Keeping keeping) {
    /** Crates that are being asked for or whose content waits to be written; they are in memory. */
    static final int MAX_OPEN = 64;

    /** Crates that are taken from the store at once. */
    static final int LOT = 256;

    /** Answers without content that wait to be written together. */
    static final int MAX_READY = 512;

    /** So many single failures in a row, and it is not the crates. */
    static final int FAILURES_IN_A_ROW = 8;

    /** As many crates as a large installation's lockfiles name; all of crates.io is better followed whole. */
    private static final int MAX_CRATES = 50_000;

    private static final Keeping KEEPING = new Keeping(
            MAX_CRATES, Duration.ofDays(30), WantedCrates.MAX_ABSENT, Duration.ofHours(1), Duration.ofMinutes(10));

    /** As the program has them. */
    public static final DemandLimits DEFAULT =
            new DemandLimits(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMillis(20), KEEPING);
}

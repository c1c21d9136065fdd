package dev.rustsecd.storage;

/**
 * How the programs that answer ask the one that fetches on demand for crates: rows of {@code registry_wanted}, and an empty
 * notification of this channel when there are new ones. The answer is a new revision or row of {@code registry_check},
 * told on {@link RevisionChannel}.
 */
public final class WantedCrates {
    /** The channel of {@code LISTEN} and {@code NOTIFY}. */
    public static final String CHANNEL = "rustsecd_wanted";

    /** Rows that the queue may have; what a question names beyond is not asked for. */
    public static final int MAX_QUEUED = 10_000;

    /** Crates that one question may ask for; the largest lockfile seen has some 1,500 of crates.io. */
    public static final int MAX_OF_A_QUESTION = 2_000;

    /** Names that the registry was found not to have and that are remembered; the oldest go first. */
    public static final int MAX_ABSENT = 20_000;

    private WantedCrates() {}
}

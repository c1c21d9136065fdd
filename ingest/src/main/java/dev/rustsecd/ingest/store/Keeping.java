package dev.rustsecd.ingest.store;

import java.time.Duration;

/**
 * How much of what questions named is kept, and how long.
 *
 * @param crates so many, those that were used last
 * @param unused a crate that no question named for so long goes
 * @param absentNames so many names that the registry does not have, those that were found last
 * @param absent such a name is asked for again after so long
 * @param wanted a name that could not be asked for leaves the queue after so long
 */
public record Keeping(int crates, Duration unused, int absentNames, Duration absent, Duration wanted) {}

package dev.rustsecd.snapshot;

import java.time.Instant;

/**
 * What an index that is fetched on demand last said of one name.
 *
 * @param crate the name in its canonical form
 * @param known whether the index has a crate of the name
 * @param checkedAt when it said so
 */
public record RegistryCheck(String crate, boolean known, Instant checkedAt) {}

package dev.rustsecd.ingest.store;

/**
 * How much the store has of a source.
 *
 * @param records advisories, or crates that are not gone
 * @param quarantined records, or lines of them, that cannot be read
 */
public record Holdings(int records, int quarantined) {}

package dev.rustsecd.ingest.store;

import dev.rustsecd.ingest.source.KnownIndex;

/**
 * What is stored of an index that is followed whole.
 *
 * @param loaded whether it was loaded whole before; else the crates that are stored are those of an index before it
 * @param quarantined how many of its lines are in quarantine
 */
public record KnownRegistry(boolean loaded, KnownIndex index, int quarantined) {
    /** How many crates are stored and not gone. */
    public int crates() {
        return index.contents().size();
    }
}

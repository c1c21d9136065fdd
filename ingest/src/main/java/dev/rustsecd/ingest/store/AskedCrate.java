package dev.rustsecd.ingest.store;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.ingest.source.CrateSource.Validators;

/**
 * A crate to ask the registry for.
 *
 * @param crate as it is to be spelled first
 * @param validators of what is known of it
 * @param wanted whether a question waits for it; else it is looked at again
 */
public record AskedCrate(String crate, Validators validators, boolean wanted) {
    /** The name as names are compared. */
    public String canonical() {
        return CrateName.canonical(crate);
    }
}

/**
 * An index that is asked crate by crate: which crates, when, how many at once, and what of them is kept. Questions put names
 * into a queue of the database; one program takes them, asks, and writes the answers a few at a time. {@code DemandMachine}
 * decides, {@code DemandLoop} carries out.
 * Not here: how the registry is spoken to ({@code ingest.sparse}), SQL ({@code ingest.store}).
 */
@NullMarked
package dev.rustsecd.ingest.demand;

import org.jspecify.annotations.NullMarked;

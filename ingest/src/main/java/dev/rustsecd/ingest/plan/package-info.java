/**
 * Pure: what is known plus what a source says make changes, or a refusal. No clock, no I/O, no futures.
 * It imports only the domain and {@code ingest.source}'s data.
 */
@NullMarked
package dev.rustsecd.ingest.plan;

import org.jspecify.annotations.NullMarked;

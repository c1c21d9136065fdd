/**
 * A registry's index over HTTP, crate by crate, as Cargo asks it.
 * Not here: which crates are asked for, and when ({@code ingest.demand}).
 */
@NullMarked
package dev.rustsecd.ingest.sparse;

import org.jspecify.annotations.NullMarked;

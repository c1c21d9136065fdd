/**
 * The facts that the jar carries, so that a first start can answer without a network: their file, its reader, and the
 * tool that writes it from an advisory database. Facts only: no titles, no prose. {@code ingest} loads it.
 */
@NullMarked
package dev.rustsecd.ingest.seed;

import org.jspecify.annotations.NullMarked;

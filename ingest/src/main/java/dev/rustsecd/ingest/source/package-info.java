/**
 * What a source must offer: what changed since a position, as records that are not read yet, or a typed failure; and what
 * a format of records must. No parsing, no database. Sources ({@code ingest.git}, the seed) and formats ({@code
 * ingest.format}) implement it; {@code ingest.run} and {@code ingest.plan} use it.
 */
@NullMarked
package dev.rustsecd.ingest.source;

import org.jspecify.annotations.NullMarked;

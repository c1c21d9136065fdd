/**
 * What a source must offer: what changed since a position, as raw texts, or a typed failure.
 * No parsing, no database. Sources implement it ({@code ingest.git}, the seed); {@code ingest.run} uses it.
 */
@NullMarked
package dev.rustsecd.ingest.source;

import org.jspecify.annotations.NullMarked;

/**
 * A registry's index as files on disk, in the layout of a sparse one. {@code ingest} wires it.
 */
@NullMarked
package dev.rustsecd.ingest.directory;

import org.jspecify.annotations.NullMarked;

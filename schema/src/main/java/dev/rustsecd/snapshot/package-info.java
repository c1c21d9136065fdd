/**
 * Everything known at one revision, immutable and indexed by crate, and how fresh it is.
 * Not here: loading it (service) and changing it (ingest).
 */
@NullMarked
package dev.rustsecd.snapshot;

import org.jspecify.annotations.NullMarked;

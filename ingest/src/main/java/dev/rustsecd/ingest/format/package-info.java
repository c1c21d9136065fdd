/**
 * The formats that records are written in, one class each: what reads a record, and what its key says. Pure. Sources say
 * which of them their records have.
 */
@NullMarked
package dev.rustsecd.ingest.format;

import org.jspecify.annotations.NullMarked;

/**
 * Which storage schema this program speaks. The schema itself is SQL, in {@code db/migration} of this module's
 * resources; ingest applies it, and both apps check it at start.
 */
@NullMarked
package dev.rustsecd.storage;

import org.jspecify.annotations.NullMarked;

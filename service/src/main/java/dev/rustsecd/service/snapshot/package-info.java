/**
 * The facts in memory: loaded, held, and swapped when the database has newer ones. Requests ask only the holder; nothing
 * here answers them, and the SQL is in {@code service.store}.
 */
@NullMarked
package dev.rustsecd.service.snapshot;

import org.jspecify.annotations.NullMarked;

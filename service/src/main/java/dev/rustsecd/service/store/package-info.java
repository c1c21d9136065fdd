/**
 * Read-side SQL: everything that a snapshot holds, in one consistent look at the database. Not here: what is made of
 * it ({@code service.snapshot}), and writing facts (ingest).
 */
@NullMarked
package dev.rustsecd.service.store;

import org.jspecify.annotations.NullMarked;

/**
 * Write-side SQL: what a run changes goes in as one transaction with its revision and its events, and readers are told;
 * the lease that makes one program the fetcher of a source; the statements about the registry. Those about advisories are
 * in {@code store.advisory}. Not here: what changes ({@code ingest.plan}), and reading for answers (service).
 */
@NullMarked
package dev.rustsecd.ingest.store;

import org.jspecify.annotations.NullMarked;

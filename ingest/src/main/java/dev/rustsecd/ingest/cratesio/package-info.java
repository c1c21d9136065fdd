/**
 * The registry's web API, asked why versions were yanked: a question a crate with yanks, one a second at most over all
 * programs, and none once it says no.
 * Not here: which versions are yanked (the index says so), and what a reason means ({@code yank} in schema).
 */
@NullMarked
package dev.rustsecd.ingest.cratesio;

import org.jspecify.annotations.NullMarked;

/**
 * Crates that questions name and nobody has fetched yet: they are asked for, and the question is held until they arrive or
 * its time is up. Not here: who fetches (ingest), and what is made of what arrives (schema).
 */
@NullMarked
package dev.rustsecd.service.demand;

import org.jspecify.annotations.NullMarked;

/**
 * What cargo makes of a lockfile when some of its packages are let go: {@code cargo update}, played on the graph of a
 * lockfile with what the registry says of the crates that it touches. Nothing here knows advisories or plans.
 */
@NullMarked
package dev.rustsecd.resolve;

import org.jspecify.annotations.NullMarked;

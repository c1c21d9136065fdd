/**
 * What the way out of a finding says, where a package may move, and the ways that need no lockfile: from the ranges of
 * the advisories alone, or among the versions that the registry publishes. Ways that are tried on a lockfile are
 * {@code fix.route}'s.
 */
@NullMarked
package dev.rustsecd.fix;

import org.jspecify.annotations.NullMarked;

/**
 * The smallest way out of a finding: from the ranges of the advisories alone, or, where the registry is known, among the
 * versions that it publishes.
 */
@NullMarked
package dev.rustsecd.fix;

import org.jspecify.annotations.NullMarked;

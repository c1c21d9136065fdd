/**
 * The smallest way out of a finding. Here from the ranges of the advisories alone; what the registry adds
 * to a plan comes with the registry.
 */
@NullMarked
package dev.rustsecd.fix;

import org.jspecify.annotations.NullMarked;

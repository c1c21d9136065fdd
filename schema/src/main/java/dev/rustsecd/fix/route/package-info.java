/**
 * Ways out of findings that cargo would go: tried on a lockfile, with what the registry says. What a plan says is {@code
 * fix}'s, and how cargo would change a lockfile is {@code resolve}'s.
 */
@NullMarked
package dev.rustsecd.fix.route;

import org.jspecify.annotations.NullMarked;

/**
 * CVSS vectors of the versions 2.0, 3.0, 3.1 and 4.0: their grammar, their canonical form, their scores. Not here: what
 * a score is called ({@code advisory}). Written here and not taken from a library, because a score must be the one that
 * RustSec's own tools print, ties in rounding and incomplete vectors included.
 */
@NullMarked
package dev.rustsecd.cvss;

import org.jspecify.annotations.NullMarked;

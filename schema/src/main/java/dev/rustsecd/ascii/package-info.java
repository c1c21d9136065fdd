/**
 * ASCII text as bytes, eight at a time: what makes a scanner fast and knows nothing of what is scanned. It imports nothing.
 */
@NullMarked
package dev.rustsecd.ascii;

import org.jspecify.annotations.NullMarked;

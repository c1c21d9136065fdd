/**
 * Every sentence that the program says to people, as methods of what varies in it. Formats escape and lay out; they
 * make no sentences of their own. {@code docs/sentences.md} lists them all. Pure.
 */
@NullMarked
package dev.rustsecd.words;

import org.jspecify.annotations.NullMarked;

/** Sentences for who runs the program: settings, start, log lines, and what comes of fetching. Pure. */
@NullMarked
package dev.rustsecd.words.operator;

import org.jspecify.annotations.NullMarked;

/**
 * One advisory, read whole or rejected alone: its file grammar, its fields, the versions that it affects, its
 * severity. Not here: which package of a lockfile it meets (that is {@code audit}), and where its file came from.
 */
@NullMarked
package dev.rustsecd.advisory;

import org.jspecify.annotations.NullMarked;

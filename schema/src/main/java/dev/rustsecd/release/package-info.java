/**
 * What a registry says of a crate: its published versions with their yanks, and what each requires. Held packed, since a
 * registry has hundreds of thousands of versions and an answer looks at a few.
 * Not here: what a yank means ({@code yank}), and how index files are read (ingest).
 */
@NullMarked
package dev.rustsecd.release;

import org.jspecify.annotations.NullMarked;

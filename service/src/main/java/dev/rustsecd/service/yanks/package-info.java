/**
 * The routes about yanks: what is known of one, why it was, the operator's reasons, the timeline of a crate, and versions
 * that ought to be yanked. What a yank means is judged in {@code schema}; the SQL is in {@code service.store}.
 */
@NullMarked
package dev.rustsecd.service.yanks;

import org.jspecify.annotations.NullMarked;

/**
 * Texts that are sent in place of a Cargo.lock, or that were one before something happened to them: what they are, told
 * from their content, and the sentence that says what to send. Only the readers of lockfiles use it.
 */
@NullMarked
package dev.rustsecd.lockfile.other;

import org.jspecify.annotations.NullMarked;

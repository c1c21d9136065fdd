/**
 * The bytes of a Cargo.lock into a {@link dev.rustsecd.lockfile.Lockfile}: two readers, one for Cargo's own layout and one
 * for all of TOML, then one assembler that judges, resolves and remarks. What Cargo or cargo-audit reads is read.
 * {@link dev.rustsecd.lockfile.read.LockfileParser} is the way in; nothing here knows advisories.
 */
@NullMarked
package dev.rustsecd.lockfile.read;

import org.jspecify.annotations.NullMarked;

/**
 * What a Cargo.lock says, whichever version it was written in, and the way up from a package to the roots. How the bytes
 * are read is {@code lockfile.read}'s; nothing here knows advisories.
 */
@NullMarked
package dev.rustsecd.lockfile;

import org.jspecify.annotations.NullMarked;

/**
 * Advisory databases in git: a bare mirror of each under the data directory, and what its head has that was not known.
 * The only code that knows JGit; every method blocks and runs on the one worker executor given. It writes nowhere but
 * under the data directory, and reads no configuration of git's user or system. {@code ingest} wires it.
 */
@NullMarked
package dev.rustsecd.ingest.git;

import org.jspecify.annotations.NullMarked;

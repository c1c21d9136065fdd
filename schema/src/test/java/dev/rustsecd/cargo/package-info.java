/**
 * The real cargo, as the judge of plans: registries from the corpus behind a loopback server, workspaces made from
 * lockfiles, and commands run in them.
 */
@NullMarked
package dev.rustsecd.cargo;

import org.jspecify.annotations.NullMarked;

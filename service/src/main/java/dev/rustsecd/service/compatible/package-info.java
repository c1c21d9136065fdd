/**
 * The operations of other people's clients: the OSV API, its dumps, and rustsec.org's data. What they serve of a snapshot is
 * made once, compressed and tagged, and kept as long as its records stay the same. Private advisory sources are on none of
 * them.
 */
@NullMarked
package dev.rustsecd.service.compatible;

import org.jspecify.annotations.NullMarked;

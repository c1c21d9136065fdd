/**
 * The one executable: its command line, its roles, the order of start and stop. The only package that sees both {@code
 * ingest} and {@code service}; nothing imports it.
 */
@NullMarked
package dev.rustsecd.launcher;

import org.jspecify.annotations.NullMarked;

/**
 * Finds advisories by their fields and words, in memory, a page at a time. Pure; {@code service.http} gives it the
 * snapshot and renders what it finds.
 */
@NullMarked
package dev.rustsecd.service.search;

import org.jspecify.annotations.NullMarked;

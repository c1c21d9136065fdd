/**
 * Badges: what one says of a crate or a version, how it is drawn, and the operation that hands it out. All but the last is
 * pure.
 */
@NullMarked
package dev.rustsecd.service.badge;

import org.jspecify.annotations.NullMarked;

/**
 * Names and origins: what a crate is called, where a package comes from, and how both are written.
 * No registry data here (that is {@code release}), no lockfile syntax.
 */
@NullMarked
package dev.rustsecd.crate;

import org.jspecify.annotations.NullMarked;

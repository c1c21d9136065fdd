/**
 * The management port, apart from the public one: health, metrics, version.
 */
@NullMarked
package dev.rustsecd.service.ops;

import org.jspecify.annotations.NullMarked;

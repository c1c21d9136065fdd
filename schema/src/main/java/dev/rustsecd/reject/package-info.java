/**
 * How an input is rejected: the closed list of reasons, where in the input, and the one exception that
 * carries both. Nothing here knows of HTTP; {@code service.http} gives each reason its problem type.
 * Everybody may use it; it imports nothing.
 */
@NullMarked
package dev.rustsecd.reject;

import org.jspecify.annotations.NullMarked;

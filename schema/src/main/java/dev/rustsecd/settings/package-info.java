/**
 * Flags over environment over file over defaults, with all errors at once. Takes maps and text; reading the
 * environment is main's part.
 */
@NullMarked
package dev.rustsecd.settings;

import org.jspecify.annotations.NullMarked;

/**
 * TOML text into tables by tomlj, with what tomlj lacks: bounded time for every input, and places that survive it.
 * Everything in {@code schema} that reads TOML reads it here; nothing here knows what the tables mean.
 */
@NullMarked
package dev.rustsecd.toml;

import org.jspecify.annotations.NullMarked;

package dev.rustsecd.lockfile;

import org.jspecify.annotations.Nullable;

/**
 * Something odd in a lockfile that was read all the same.
 *
 * @param line 1-based, 0 where no line can be named
 * @param packageName the entry that it is about
 * @param text one sentence
 */
public record Remark(int line, @Nullable String packageName, String text) {}

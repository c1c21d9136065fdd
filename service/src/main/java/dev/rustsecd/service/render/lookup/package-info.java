/**
 * Pure: what is known of one version as text and as Markdown, short enough for a program that reads with a language model.
 */
@NullMarked
package dev.rustsecd.service.render.lookup;

import org.jspecify.annotations.NullMarked;

/**
 * The sentences of the pages for people, of the cards that other sites show, and of forms that were filled in
 * wrongly. Pure.
 */
@NullMarked
package dev.rustsecd.words.page;

import org.jspecify.annotations.NullMarked;

/** What is known of a crate as a whole: its advisories and its published versions, each with what is wrong with it. */
@NullMarked
package dev.rustsecd.catalog;

import org.jspecify.annotations.NullMarked;

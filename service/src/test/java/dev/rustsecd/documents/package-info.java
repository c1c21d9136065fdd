/** The documents of {@code docs/} against the code of all three modules. */
@NullMarked
package dev.rustsecd.documents;

import org.jspecify.annotations.NullMarked;

/** The report for terminals: the text, its dependency trees, and the one line that build tools print. Pure. */
@NullMarked
package dev.rustsecd.service.render.text;

import org.jspecify.annotations.NullMarked;

/** A report as bytes, in whichever format is asked for: by programs, and by the page that offers downloads. */
@NullMarked
package dev.rustsecd.service.http.format;

import org.jspecify.annotations.NullMarked;

/** Undoes gzip of bytes that anybody may have sent. */
@NullMarked
package dev.rustsecd.gzip;

import org.jspecify.annotations.NullMarked;

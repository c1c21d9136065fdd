/** How long to wait before something that failed is tried again. Pure; both apps use it. */
@NullMarked
package dev.rustsecd.backoff;

import org.jspecify.annotations.NullMarked;

/**
 * The public port: the table of all operations, put together of what each surface lists in its own package, the routes that
 * are made of it, and the listener. Everything about bodies, headers and failures is {@code service.exchange}'s.
 */
@NullMarked
package dev.rustsecd.service.http;

import org.jspecify.annotations.NullMarked;

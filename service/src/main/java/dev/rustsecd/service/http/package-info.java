/**
 * The public API: one handler for each operation of the OpenAPI document, the routes that bind them, and the listener.
 * Handlers gather, decide and render; everything about bodies, headers and failures is {@code service.exchange}'s.
 */
@NullMarked
package dev.rustsecd.service.http;

import org.jspecify.annotations.NullMarked;

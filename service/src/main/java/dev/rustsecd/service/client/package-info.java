/**
 * Whom requests come from, and how many requests each client may send: addresses behind trusted proxies, keys, and counts
 * within windows of time.
 */
@NullMarked
package dev.rustsecd.service.client;

import org.jspecify.annotations.NullMarked;

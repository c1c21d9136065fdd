/**
 * The facts that are served, with what is made of them once for all requests, and how questions about crates are taken up.
 * Not here: loading them.
 */
@NullMarked
package dev.rustsecd.service.view;

import org.jspecify.annotations.NullMarked;

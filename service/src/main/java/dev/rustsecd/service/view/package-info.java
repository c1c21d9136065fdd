/** The facts that are served, with what is made of them once for all requests. Not here: loading them. */
@NullMarked
package dev.rustsecd.service.view;

import org.jspecify.annotations.NullMarked;

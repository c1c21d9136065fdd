/**
 * Who may begin: a request is admitted once, before anything large is made of it, or told to come again. Two lanes, so that
 * what is small never waits behind what is large; what was admitted is never turned away. Not here: what the work is.
 */
@NullMarked
package dev.rustsecd.service.admission;

import org.jspecify.annotations.NullMarked;

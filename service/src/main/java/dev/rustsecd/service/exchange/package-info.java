/**
 * One HTTP exchange, whatever it is about: the body comes in under limits, the answer goes out with its entity tag,
 * its coding and its headers, and every failure becomes a problem. The operations themselves are {@code service.http}'s.
 */
@NullMarked
package dev.rustsecd.service.exchange;

import org.jspecify.annotations.NullMarked;

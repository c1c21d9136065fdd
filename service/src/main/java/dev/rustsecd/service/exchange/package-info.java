/**
 * One HTTP exchange, whatever it is about: an operation reads the request into a question and answers it, the body comes in
 * under limits, the answer goes out with its entity tag, its coding and its headers, and every failure becomes a problem.
 */
@NullMarked
package dev.rustsecd.service.exchange;

import org.jspecify.annotations.NullMarked;

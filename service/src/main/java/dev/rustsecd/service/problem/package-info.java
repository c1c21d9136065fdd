/**
 * Errors as clients see them: RFC 9457 problems, one type for each thing that a client can do about it. Every type has
 * its section in docs/problems.md and its place in the OpenAPI document.
 */
@NullMarked
package dev.rustsecd.service.problem;

import org.jspecify.annotations.NullMarked;

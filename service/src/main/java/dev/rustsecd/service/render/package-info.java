/**
 * Reports and advisories to bytes, one class for each shape of answer. Pure: no clock, no I/O, no HTTP. The parts of
 * an advisory that no request changes are rendered once for each content and spliced in.
 */
@NullMarked
package dev.rustsecd.service.render;

import org.jspecify.annotations.NullMarked;

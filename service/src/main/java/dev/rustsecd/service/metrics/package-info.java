/**
 * Every meter of the service, its name and its tags, as typed methods; nobody else names a meter.
 */
@NullMarked
package dev.rustsecd.service.metrics;

import org.jspecify.annotations.NullMarked;

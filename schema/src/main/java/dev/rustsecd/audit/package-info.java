/**
 * Snapshot and lockfile and policy make a report. Pure: no clock (the time is given), no I/O, no rendering.
 */
@NullMarked
package dev.rustsecd.audit;

import org.jspecify.annotations.NullMarked;

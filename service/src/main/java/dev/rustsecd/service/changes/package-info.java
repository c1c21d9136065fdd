/**
 * The change stream over HTTP: what a client asks for, how an event is written, and who follows it as it grows. Each page
 * of events is read from the database when the client has taken the one before.
 */
@NullMarked
package dev.rustsecd.service.changes;

import org.jspecify.annotations.NullMarked;

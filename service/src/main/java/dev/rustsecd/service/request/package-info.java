/**
 * What a client asks for: query parameters, policies, JSON bodies and media types, read or rejected. Pure: it knows
 * neither Vert.x nor a snapshot; {@code service.http} brings it bytes and texts.
 */
@NullMarked
package dev.rustsecd.service.request;

import org.jspecify.annotations.NullMarked;

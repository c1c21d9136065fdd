/**
 * How questions are answered. Here is what the launcher starts: the public listeners and the management listener on one
 * holder of facts. Whether a version is affected is decided in {@code dev.rustsecd.audit}, of module schema.
 */
@NullMarked
package dev.rustsecd.service;

import org.jspecify.annotations.NullMarked;

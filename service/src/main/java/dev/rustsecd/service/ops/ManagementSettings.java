package dev.rustsecd.service.ops;

/**
 * Where the management listener listens.
 *
 * @param port 0 takes any free one
 */
public record ManagementSettings(String host, int port) {}

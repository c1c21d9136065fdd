/**
 * The database that the program works with: where it is ({@code DatabaseUrl}), the embedded one and its life, and the
 * migrations. The only place that knows JDBC, and the only one that starts processes. Not here: statements (the
 * {@code store} packages). The launcher and tests use it.
 */
@NullMarked
package dev.rustsecd.ingest.postgres;

import org.jspecify.annotations.NullMarked;

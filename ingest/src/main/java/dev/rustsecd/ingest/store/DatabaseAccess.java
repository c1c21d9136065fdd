package dev.rustsecd.ingest.store;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;

/** The way to the migrated database: a pool for facts, and options for connections that are held: for leases, and to hear of news. */
public record DatabaseAccess(Pool pool, PgConnectOptions options) {}

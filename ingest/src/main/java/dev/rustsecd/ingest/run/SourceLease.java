package dev.rustsecd.ingest.run;

import dev.rustsecd.ingest.store.IngestLease;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.util.Optional;

/** The lease of one source, kept from run to run once this program has it, so that programs do not take turns. */
public final class SourceLease {
    private final Vertx vertx;
    private final PgConnectOptions options;
    private final String source;
    private volatile Optional<IngestLease> lease = Optional.empty();

    public SourceLease(Vertx vertx, PgConnectOptions options, String source) {
        this.vertx = vertx;
        this.options = options;
        this.source = source;
    }

    /** Whether this program has it, now; tries to get it where not. */
    public Future<Boolean> isHeld() {
        return lease.map(IngestLease::check)
                .orElse(Future.succeededFuture(false))
                .compose(held -> held ? Future.succeededFuture(true) : acquire());
    }

    /** Gives it back. */
    public Future<Void> release() {
        Future<Void> released = lease.map(IngestLease::release).orElse(Future.succeededFuture());
        lease = Optional.empty();
        return released;
    }

    private Future<Boolean> acquire() {
        return IngestLease.tryAcquire(vertx, options, source).map(acquired -> {
            lease = acquired;
            return acquired.isPresent();
        });
    }
}

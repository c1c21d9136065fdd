package dev.rustsecd.ingest.sparse;

import dev.rustsecd.ingest.source.CrateSource;
import dev.rustsecd.ingest.source.IndexPath;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.time.InstantSource;

/** An index that is asked over HTTP as Cargo asks it: HTTP/2 where the server speaks it, a few crates at once. */
public final class SparseIndexSource implements CrateSource {
    /** Cargo has some dozens under way; nobody's index is to feel us. */
    static final int AT_ONCE = 16;

    private final SparseAddress address;
    private final SparseClients clients;
    private final SparseExchange exchange;
    private final Permits permits = new Permits(AT_ONCE);

    private SparseIndexSource(SparseAddress address, SparseClients clients, SparseExchange exchange) {
        this.address = address;
        this.clients = clients;
        this.exchange = exchange;
    }

    /**
     * @param worker bodies are decoded there
     * @throws IOException if the CA file cannot be used
     */
    public static SparseIndexSource of(
            SparseAddress address, SparseSettings settings, Vertx vertx, WorkerExecutor worker, InstantSource clock)
            throws IOException {
        SparseClients clients = SparseClients.of(settings, vertx);
        return new SparseIndexSource(address, clients, new SparseExchange(address, settings, clients, worker, clock));
    }

    @Override
    public String name() {
        return address.name();
    }

    @Override
    public Future<Answer> fetch(Question question) {
        return permits.take(() -> exchange.ask(
                address.root().resolve(IndexPath.of(question.crate())),
                IndexPath.fileName(question.crate()),
                question.known()));
    }

    @Override
    public Future<Void> close() {
        return clients.close();
    }
}

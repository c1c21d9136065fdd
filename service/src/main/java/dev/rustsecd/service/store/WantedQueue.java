package dev.rustsecd.service.store;

import dev.rustsecd.crate.CrateName;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Set;

/** Where a serving program says which crates it would like to know of an index that is fetched on demand. */
public interface WantedQueue {
    /** Where nothing is asked for. */
    WantedQueue NONE = new WantedQueue() {
        @Override
        public Future<Void> add(Collection<CrateName> names) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> used(Set<String> names) {
            return Future.succeededFuture();
        }
    };

    /**
     * Asks for crates. Fails where that could not be said; what does not fit into the queue is left out in silence.
     *
     * @param names within crates.io's grammar
     */
    Future<Void> add(Collection<CrateName> names);

    /** Notes that questions named these crates, by canonical name, so that they are kept fresh. */
    Future<Void> used(Set<String> names);
}

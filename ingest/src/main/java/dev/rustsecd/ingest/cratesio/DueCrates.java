package dev.rustsecd.ingest.cratesio;

import dev.rustsecd.ingest.store.YankReasonStore;
import dev.rustsecd.ingest.store.YankedCrate;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The crates of which the registry is to be asked, the latest flips first: it walks once through all that is stored, then
 * looks only at what is new. Used by one run at a time.
 */
final class DueCrates {
    /** Crates that are looked at in one step. */
    private static final int PAGE = 500;

    private final YankReasonStore store;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Set<String> known = new HashSet<>();
    private long revision;
    private String canonical = "";

    DueCrates(YankReasonStore store) {
        this.store = store;
    }

    /** Forgets how far it came: another program may have gone on meanwhile. */
    void restart() {
        waiting.clear();
        known.clear();
        revision = 0;
        canonical = "";
    }

    /** The next crate as it is now, or nothing where none is due. */
    Future<Optional<YankedCrate>> next(Instant now) {
        return walk(now)
                .compose(walked -> waiting.isEmpty() ? again(now) : Future.succeededFuture())
                .compose(filled -> take(now));
    }

    private Future<Void> walk(Instant now) {
        return store.after(revision, canonical, PAGE).compose(page -> {
            for (YankedCrate crate : page) {
                revision = crate.revision();
                canonical = crate.canonical();
                add(crate, now);
            }
            return page.size() == PAGE ? walk(now) : Future.succeededFuture();
        });
    }

    private Future<Void> again(Instant now) {
        return store.due(now, PAGE).map(crates -> {
            // The longest waiting last, as the first in is the last out.
            List<YankedCrate> reversed = new ArrayList<>(crates);
            Collections.reverse(reversed);
            reversed.forEach(crate -> add(crate, now));
            return null;
        });
    }

    private void add(YankedCrate crate, Instant now) {
        if (crate.isDue(now) && known.add(crate.canonical())) {
            waiting.addFirst(crate.canonical());
        }
    }

    private Future<Optional<YankedCrate>> take(Instant now) {
        String name = waiting.pollFirst();
        if (name == null) {
            return Future.succeededFuture(Optional.empty());
        }
        known.remove(name);
        return store.crate(name)
                .compose(crate ->
                        crate.isPresent() && crate.get().isDue(now) ? Future.succeededFuture(crate) : take(now));
    }
}

package dev.rustsecd.ingest.run;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.ingest.plan.CrateChange;
import dev.rustsecd.ingest.plan.CratePlanner;
import dev.rustsecd.ingest.plan.KnownCrate;
import dev.rustsecd.ingest.source.IndexContents;
import dev.rustsecd.ingest.source.IndexDelta.Entry;
import dev.rustsecd.ingest.store.RegistryWriter;
import dev.rustsecd.ingest.store.StagedCrates;
import dev.rustsecd.words.operator.Causes;
import dev.rustsecd.words.operator.IngestSentences;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Reads and plans an index's files some hundred at a time, a few such lots ahead of the one that is being written: the
 * processors stay busy, and no more than these lots are in memory.
 */
final class ReadAhead {
    private static final int LOT = 256;
    private static final int LOTS_AHEAD = 3;

    private final IndexContents contents;
    private final RegistryWriter registry;
    private final WorkerExecutor worker;
    private final Instant fetchedAt;

    ReadAhead(IndexContents contents, RegistryWriter registry, WorkerExecutor worker, Instant fetchedAt) {
        this.contents = contents;
        this.registry = registry;
        this.worker = worker;
        this.fetchedAt = fetchedAt;
    }

    /** The index's files cannot be read though it said that they are there. */
    static final class Unreadable extends IOException {
        Unreadable(IOException cause) {
            super(IngestSentences.unreadable(Causes.of(cause)), cause);
        }

        /** A fragment. */
        String detail() {
            return String.valueOf(getMessage());
        }
    }

    /** Fails with {@link Unreadable} where the index is at fault. */
    Future<Void> feed(List<Entry> entries, StagedCrates staged) {
        return next(entries, 0, new ArrayDeque<>(), staged);
    }

    private Future<Void> next(
            List<Entry> entries, int from, Queue<Future<List<CrateChange>>> ahead, StagedCrates staged) {
        int at = from;
        while (at < entries.size() && ahead.size() < LOTS_AHEAD) {
            int to = Math.min(entries.size(), at + LOT);
            ahead.add(plan(entries.subList(at, to)));
            at = to;
        }
        Future<List<CrateChange>> lot = ahead.poll();
        int rest = at;
        return lot == null
                ? Future.succeededFuture()
                : lot.compose(staged::add).compose(added -> next(entries, rest, ahead, staged));
    }

    private Future<List<CrateChange>> plan(List<Entry> lot) {
        List<String> names =
                lot.stream().map(entry -> CrateName.canonical(entry.name())).toList();
        return registry.crates(names).compose(known -> worker.executeBlocking(() -> planNow(lot, known), false));
    }

    private List<CrateChange> planNow(List<Entry> lot, Map<String, KnownCrate> known) throws Unreadable {
        List<CrateChange> changes = new ArrayList<>(lot.size());
        try {
            contents.read(lot, file -> {
                KnownCrate crate = known.getOrDefault(CrateName.canonical(file.name()), KnownCrate.NONE);
                changes.add(CratePlanner.plan(file, crate, fetchedAt));
            });
        } catch (IOException e) {
            throw new Unreadable(e);
        }
        return changes;
    }
}

package dev.rustsecd.service.store;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.storage.WantedCrates;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The queue in the database. One write is under way at a time; what is asked for meanwhile goes with the next, so that
 * many questions cost few writes. Names are never logged. Safe for use by many threads.
 */
public final class WantedWriter implements WantedQueue {
    private final Pool pool;
    private final InstantSource clock;

    // Guarded by this.
    private Map<String, String> waiting = new LinkedHashMap<>();
    private Promise<Void> next = Promise.promise();
    private boolean writing;

    public WantedWriter(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public Future<Void> add(Collection<CrateName> names) {
        if (names.isEmpty()) {
            return Future.succeededFuture();
        }
        Promise<Void> mine;
        synchronized (this) {
            for (CrateName name : names) {
                if (waiting.size() < WantedCrates.MAX_QUEUED) {
                    waiting.putIfAbsent(name.canonical(), name.toString());
                }
            }
            mine = next;
        }
        writeNext();
        return mine.future();
    }

    private void writeNext() {
        Map<String, String> batch;
        Promise<Void> promise;
        synchronized (this) {
            if (writing || waiting.isEmpty()) {
                return;
            }
            batch = waiting;
            promise = next;
            waiting = new LinkedHashMap<>();
            next = Promise.promise();
            writing = true;
        }
        write(batch).onComplete(written -> {
            synchronized (this) {
                writing = false;
            }
            writeNext();
            promise.handle(written);
        });
    }

    // In the order of the names, so that programs that write the same ones wait for each other and do not lock up.
    private static final String ADD = /* language=SQL */ """
            WITH added AS (
                INSERT INTO registry_wanted (crate_canonical, crate, wanted_at)
                SELECT named.crate_canonical, named.crate, $3
                FROM unnest($1::text[], $2::text[]) AS named (crate_canonical, crate)
                WHERE NOT EXISTS (
                    SELECT FROM registry_wanted AS queued
                    WHERE queued.crate_canonical = named.crate_canonical)
                ORDER BY named.crate_canonical
                LIMIT greatest(0, $4 - (SELECT count(*) FROM registry_wanted))
                ON CONFLICT (crate_canonical) DO NOTHING
                RETURNING crate_canonical)
            SELECT pg_notify($5, '')
            FROM added
            LIMIT 1
            """;

    private Future<Void> write(Map<String, String> batch) {
        Tuple parameters = Tuple.tuple()
                .addArrayOfString(batch.keySet().toArray(String[]::new))
                .addArrayOfString(batch.values().toArray(String[]::new))
                .addValue(now())
                .addLong((long) WantedCrates.MAX_QUEUED)
                .addString(WantedCrates.CHANNEL);
        return pool.preparedQuery(ADD).execute(parameters).mapEmpty();
    }

    private static final String USED = /* language=SQL */ """
            UPDATE registry_check
            SET used_at = date_trunc('hour', $2::timestamptz)
            WHERE crate_canonical IN (
                SELECT crate_canonical
                FROM registry_check
                WHERE crate_canonical = ANY ($1)
                  AND used_at < date_trunc('hour', $2::timestamptz)
                ORDER BY crate_canonical
                FOR UPDATE SKIP LOCKED)
            """;

    @Override
    public Future<Void> used(Set<String> names) {
        Tuple parameters =
                Tuple.tuple().addArrayOfString(names.toArray(String[]::new)).addValue(now());
        return pool.preparedQuery(USED).execute(parameters).mapEmpty();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

package dev.rustsecd.service.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.PackedRequirements;
import dev.rustsecd.snapshot.RegistryFacts;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the versions of crates require, which plans need and a snapshot does not hold. What was read is kept by crate
 * and revision, the most used up to some megabytes. Safe for use by many threads.
 *
 * <p>The store has one row a crate, of its last change. Where that is newer than the snapshot the row is taken all the same:
 * what a version requires never changes, so that it says of every version of the snapshot what was true then.
 */
public final class RequirementsReader {
    private static final Logger LOG = LoggerFactory.getLogger(RequirementsReader.class);

    /** Packed; unpacked texts take about as much again. */
    private static final long MAX_CACHED_BYTES = 16L * 1_024 * 1_024;

    private final Pool pool;
    private final Duration limit;
    private final Cache<Key, Packed> cache = Caffeine.newBuilder()
            .maximumWeight(MAX_CACHED_BYTES)
            .weigher((Key key, Packed packed) -> packed.bytes())
            .build();

    private record Key(String crate, long revision) {}

    private record Packed(PackedRequirements requirements, int bytes) {}

    /**
     * @param limit how long an answer may take before the database counts as away
     */
    public RequirementsReader(Pool pool, Duration limit) {
        this.pool = pool;
        this.limit = limit;
    }

    /**
     * What came of reading.
     *
     * @param found by canonical name; a crate that the registry does not have is not in it
     * @param complete false where the database is away: crates that are not in {@code found} may have requirements
     */
    public record Requirements(Map<String, PackedRequirements> found, boolean complete) {
        public Requirements {
            found = Map.copyOf(found);
        }
    }

    /** What the versions of these crates require, at the revision of the facts or a later one; never fails. */
    public Future<Requirements> read(RegistryFacts facts, Collection<String> names) {
        Map<String, PackedRequirements> found = new HashMap<>();
        Map<String, Long> wanted = new HashMap<>();
        for (String name : names) {
            CrateReleases crate = facts.answer(name).crate();
            if (crate != null) {
                String canonical = CrateName.canonical(name);
                Packed cached = cache.getIfPresent(new Key(canonical, crate.revision()));
                if (cached == null) {
                    wanted.put(canonical, crate.revision());
                } else {
                    found.put(canonical, cached.requirements());
                }
            }
        }
        return wanted.isEmpty()
                ? Future.succeededFuture(new Requirements(found, true))
                : stored(wanted, found)
                        .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                        .otherwise(away -> unread(found, away));
    }

    private static Requirements unread(Map<String, PackedRequirements> found, Throwable away) {
        LOG.atDebug().setCause(away).log("What crates require could not be read");
        return new Requirements(found, false);
    }

    static final String STORED = /* language=SQL */ """
            SELECT crate_canonical, requirements
            FROM registry_crate
            WHERE crate_canonical = ANY ($1)
            """;

    private Future<Requirements> stored(Map<String, Long> wanted, Map<String, PackedRequirements> cached) {
        Tuple names = Tuple.tuple().addArrayOfString(wanted.keySet().toArray(String[]::new));
        return pool.preparedQuery(STORED).execute(names).map(rows -> {
            Map<String, PackedRequirements> found = new HashMap<>(cached);
            for (Row row : rows) {
                String crate = row.getString("crate_canonical");
                found.put(
                        crate,
                        keep(new Key(crate, Objects.requireNonNull(wanted.get(crate))), row.getBuffer("requirements")));
            }
            return new Requirements(found, true);
        });
    }

    private PackedRequirements keep(Key key, Buffer packed) {
        PackedRequirements requirements = PackedRequirements.ofBytes(packed.getBytes());
        cache.put(key, new Packed(requirements, packed.length()));
        return requirements;
    }
}

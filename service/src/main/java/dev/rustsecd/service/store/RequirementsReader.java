package dev.rustsecd.service.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.PackedRequirements;
import dev.rustsecd.resolve.KnownCrate;
import dev.rustsecd.words.operator.OperatorSentences;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the versions of crates require, which plans need and a snapshot does not hold. What was read is kept by crate
 * and revision, unpacked as far as plans looked at it, the most used up to some megabytes. Safe for use by many threads.
 *
 * <p>The store has one row a crate, of its last change. Where that is newer than the snapshot the row is taken all the same:
 * what a version requires never changes, so that it says of every version of the snapshot what was true then.
 */
public final class RequirementsReader {
    private static final Logger LOG = LoggerFactory.getLogger(RequirementsReader.class);

    /** Of what is kept, as if all of it were unpacked. */
    private static final long MAX_CACHED_BYTES = 96L * 1_024 * 1_024;

    /** A byte of the packed form as objects: a requirement has some four, and some 60 unpacked. */
    private static final int UNPACKED = 16;

    /** A release as an object. */
    private static final int RELEASE_BYTES = 160;

    private final Pool pool;
    private final Duration limit;
    private final Cache<Key, Kept> cache = Caffeine.newBuilder()
            .maximumWeight(MAX_CACHED_BYTES)
            .weigher((Key key, Kept kept) -> kept.bytes())
            .build();

    private record Key(CanonicalName crate, long revision) {
        static Key of(CrateReleases crate) {
            return new Key(CanonicalName.of(crate.crate()), crate.revision());
        }
    }

    private record Kept(KnownCrate crate, int bytes) {}

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
     * @param found what is known; a crate of which nothing is stored is not in it, nor one that was stored without
     *     its features and is not fetched anew yet
     * @param complete false where the database is away: crates that are not in {@code found} may have requirements
     */
    public record Requirements(Map<CanonicalName, KnownCrate> found, boolean complete) {
        public Requirements {
            found = Map.copyOf(found);
        }
    }

    /** The crate with what its versions require, where that is kept. */
    public @Nullable KnownCrate kept(CrateReleases crate) {
        Kept kept = cache.getIfPresent(Key.of(crate));
        return kept == null ? null : kept.crate();
    }

    /** What the versions of these crates require, at their revisions or later ones; never fails. */
    public Future<Requirements> read(Collection<CrateReleases> crates) {
        Map<CanonicalName, KnownCrate> found = new HashMap<>();
        Map<String, CrateReleases> wanted = new HashMap<>();
        for (CrateReleases crate : crates) {
            KnownCrate kept = kept(crate);
            if (kept == null) {
                wanted.put(CrateName.canonical(crate.crate()), crate);
            } else {
                found.put(kept.canonical(), kept);
            }
        }
        return wanted.isEmpty()
                ? Future.succeededFuture(new Requirements(found, true))
                : stored(wanted, found)
                        .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                        .otherwise(away -> unread(found, away));
    }

    private static Requirements unread(Map<CanonicalName, KnownCrate> found, Throwable away) {
        LOG.atDebug().setCause(away).log(OperatorSentences.REQUIREMENTS_UNREADABLE);
        return new Requirements(found, false);
    }

    static final String STORED = /* language=SQL */ """
            SELECT crate_canonical, requirements
            FROM registry_crate
            WHERE crate_canonical = ANY ($1)
            """;

    private Future<Requirements> stored(Map<String, CrateReleases> wanted, Map<CanonicalName, KnownCrate> kept) {
        Tuple names = Tuple.tuple().addArrayOfString(wanted.keySet().toArray(String[]::new));
        return pool.preparedQuery(STORED).execute(names).map(rows -> {
            Map<CanonicalName, KnownCrate> found = new HashMap<>(kept);
            for (Row row : rows) {
                String name = row.getString("crate_canonical");
                KnownCrate crate = keep(Objects.requireNonNull(wanted.get(name)), row.getBuffer("requirements"));
                if (crate != null) {
                    found.put(crate.canonical(), crate);
                }
            }
            return new Requirements(found, true);
        });
    }

    private @Nullable KnownCrate keep(CrateReleases crate, Buffer packed) {
        PackedRequirements requirements = PackedRequirements.ofBytes(packed.getBytes());
        if (!requirements.knowsFeatures()) {
            return null;
        }
        KnownCrate known = KnownCrate.of(crate, requirements);
        int bytes = packed.length() * UNPACKED + crate.releases().size() * RELEASE_BYTES;
        cache.put(Key.of(crate), new Kept(known, bytes));
        return known;
    }
}

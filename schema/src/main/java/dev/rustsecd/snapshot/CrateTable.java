package dev.rustsecd.snapshot;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values by canonical crate name, immutable. A successor copies the buckets in which something changed and shares all
 * others, so that following a registry of any size costs what changed and no more. The buckets are hash maps because those
 * stay fast when names are made to collide.
 */
final class CrateTable<V> {
    private static final int BUCKETS = 2_048;

    private final Map<String, V>[] buckets;
    private final int size;

    private CrateTable(Map<String, V>[] buckets, int size) {
        this.buckets = buckets;
        this.size = size;
    }

    static <V> CrateTable<V> empty() {
        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
        Map<String, V>[] buckets = new Map[BUCKETS];
        Arrays.fill(buckets, Map.of());
        return new CrateTable<>(buckets, 0);
    }

    /** Begins a successor; this table stays as it is. */
    Successor<V> successor() {
        return new Successor<>(this);
    }

    @Nullable
    V get(String canonicalName) {
        return buckets[bucketOf(canonicalName)].get(canonicalName);
    }

    int size() {
        return size;
    }

    /** In no order. */
    Stream<V> values() {
        return Stream.of(buckets).flatMap(bucket -> bucket.values().stream());
    }

    // The low bits choose the place within a bucket.
    private static int bucketOf(String name) {
        int hash = name.hashCode() * 0x9E3779B9;
        return hash >>> (32 - Integer.numberOfTrailingZeros(BUCKETS));
    }

    /** A table in the making. Used by one thread, and given up once it is {@link #done}. */
    static final class Successor<V> {
        private final CrateTable<V> before;
        private final Map<String, V>[] buckets;
        private final BitSet copied = new BitSet(BUCKETS);
        private int size;

        private Successor(CrateTable<V> before) {
            this.before = before;
            this.buckets = before.buckets.clone();
            this.size = before.size;
        }

        void put(String canonicalName, V value) {
            int bucket = bucketOf(canonicalName);
            if (value.equals(buckets[bucket].get(canonicalName))) {
                return;
            }
            if (!copied.get(bucket)) {
                buckets[bucket] = new HashMap<>(buckets[bucket]);
                copied.set(bucket);
            }
            size += buckets[bucket].put(canonicalName, value) == null ? 1 : 0;
        }

        /** The table itself where nothing is other than before. */
        CrateTable<V> done() {
            return copied.isEmpty() ? before : new CrateTable<>(buckets, size);
        }
    }
}

package dev.rustsecd.storage;

/**
 * The version of the storage schema: the number of its newest migration, {@code yyyyMMddHHmm}. 0 is a database without
 * any.
 */
public record SchemaVersion(long number) implements Comparable<SchemaVersion> {
    public static final SchemaVersion NONE = new SchemaVersion(0);

    /** The newest migration in {@code db/migration}, and what this program needs. */
    public static final SchemaVersion NEWEST = new SchemaVersion(2026_11_30_12_00L);

    @Override
    public int compareTo(SchemaVersion other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}

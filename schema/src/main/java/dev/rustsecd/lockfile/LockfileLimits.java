package dev.rustsecd.lockfile;

/**
 * What a reader takes at most; the largest lockfile of a public project seen has 1,804 packages and 454,338 bytes.
 *
 * @param maxPackages entries, {@code [root]} and unused patches included
 * @param maxDependencies dependency strings of all entries
 * @param maxTomlBytes bytes of a text that needs the full TOML reader
 * @param maxTomlValues values of such a text
 */
public record LockfileLimits(int maxPackages, int maxDependencies, int maxTomlBytes, int maxTomlValues) {
    public static final LockfileLimits DEFAULT = new LockfileLimits(20_000, 400_000, 1 << 16, 20_000);
}

package dev.rustsecd.resolve;

import dev.rustsecd.semver.Version;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One {@code cargo update}: the packages that are let go, and where the first of them is to go. Cargo 1.95 applies
 * {@code --precise} to the first and lets the others find the newest that fits.
 *
 * @param unlocked not empty, by their numbers in a {@link LockState}
 * @param precise null for the newest that fits
 * @param hoping whether crates that the registry does not have are thought to have a release that fits
 */
public record Update(List<Integer> unlocked, @Nullable Version precise, boolean hoping) {
    public Update {
        unlocked = List.copyOf(unlocked);
    }

    public Update(List<Integer> unlocked, @Nullable Version precise) {
        this(unlocked, precise, false);
    }

    public static Update precise(int node, Version to) {
        return new Update(List.of(node), to);
    }

    /** The same with one more package let go. */
    public Update and(int node) {
        List<Integer> more = new ArrayList<>(unlocked);
        more.add(node);
        return new Update(more, precise, hoping);
    }

    public Update newest() {
        return new Update(unlocked, null, hoping);
    }

    /** The same, in the hope that what the registry lacks can be had. */
    public Update inHope() {
        return new Update(unlocked, precise, true);
    }

    boolean lets(int node) {
        return unlocked.contains(node);
    }
}

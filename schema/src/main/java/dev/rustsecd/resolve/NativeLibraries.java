package dev.rustsecd.resolve;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which packages link which native libraries, as far as what was gathered tells.
 *
 * <p>Source: Cargo reference, "The links field": a build has one package for each native library.
 */
final class NativeLibraries {
    private final LockState state;
    private final KnownCrates crates;
    private final Map<String, int[]> locked = new HashMap<>();
    private boolean read;

    NativeLibraries(LockState state, KnownCrates crates) {
        this.state = state;
        this.crates = crates;
    }

    /** The first package that links what a release would link too; -1 for none. */
    int linking(PublishedVersion candidate) {
        String links = candidate.links();
        if (links == null) {
            return -1;
        }
        for (int node : locked(links)) {
            if (state.isActive(node) && !state.isChanged(node)) {
                return node;
            }
        }
        for (int node : state.touched()) {
            PublishedVersion there = state.isActive(node) ? published(node) : null;
            if (there != null && links.equals(there.links())) {
                return node;
            }
        }
        return -1;
    }

    /** Those that do in the lockfile, read once for all of it. */
    private int[] locked(String links) {
        for (int node = 0; !read && state.isOfLockfile(node); node++) {
            KnownCrate crate = state.isCratesIo(node) ? crates.peek(state.crate(node)) : null;
            var version = state.lockedVersion(node);
            PublishedVersion there = crate == null || version == null ? null : crate.find(version);
            if (there != null && there.links() != null) {
                locked.merge(there.links(), new int[] {node}, (all, one) -> IntSets.with(all, one[0]));
            }
        }
        read = true;
        return locked.getOrDefault(links, IntSets.NONE);
    }

    private @Nullable PublishedVersion published(int node) {
        var version = state.version(node);
        KnownCrate crate = state.isCratesIo(node) ? crates.peek(state.crate(node)) : null;
        return crate == null || version == null ? null : crate.find(version);
    }
}

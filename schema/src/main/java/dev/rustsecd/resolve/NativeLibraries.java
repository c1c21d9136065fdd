package dev.rustsecd.resolve;

import dev.rustsecd.semver.Version;

/** Source: Cargo reference, "The links field": a build has one package for each native library. */
final class NativeLibraries {
    private NativeLibraries() {}

    /** The package that links what a release would link too, as far as what was gathered tells; -1 for none. */
    static int linking(LockState state, KnownCrates crates, PublishedVersion candidate) {
        String links = candidate.links();
        if (links == null) {
            return -1;
        }
        for (int node = 0; node < state.size(); node++) {
            Version version = state.version(node);
            KnownCrate crate = state.isActive(node) && state.isCratesIo(node) ? crates.peek(state.crate(node)) : null;
            PublishedVersion there = crate == null || version == null ? null : crate.find(version);
            if (there != null && links.equals(there.links())) {
                return node;
            }
        }
        return -1;
    }
}

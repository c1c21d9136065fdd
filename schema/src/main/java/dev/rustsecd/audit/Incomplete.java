package dev.rustsecd.audit;

import java.util.List;
import java.util.Locale;

/**
 * Why not everything could be known.
 *
 * @param packages {@code name@version}; empty where the reason is about all
 */
public record Incomplete(Reason reason, List<String> packages) {
    public Incomplete {
        packages = List.copyOf(packages);
    }

    /** What was missing. */
    public enum Reason {
        /** No advisory source has been loaded. */
        ADVISORIES_MISSING,
        /** Upstream was not checked for too long, its head is too old, or the data are the seed. */
        ADVISORIES_STALE,
        /** What the registry says has not arrived yet. */
        REGISTRY_PENDING,
        /** The registry is out of reach. */
        REGISTRY_UNREACHABLE,
        /** The registry spoke too long ago. */
        REGISTRY_STALE,
        /** The registry has no such version. */
        NOT_IN_REGISTRY,
        /** There is no package at all, or packages of registries and not one of crates.io. */
        NOTHING_TO_AUDIT,
        /** A dependency names no package of the lockfile, or sources are gone: something is missing in it. */
        LOCKFILE_INCOMPLETE,
        /** A record about the crate cannot be read, and no older version of it serves. */
        ADVISORIES_QUARANTINED;

        /** As JSON writes it: {@code advisories_stale}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

package dev.rustsecd.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why not everything could be known.
 *
 * @param packages {@code name@version}; empty where the reason is about all
 * @param since the day that too old data are from; null where that is not the reason
 */
public record Incomplete(
        Reason reason, List<String> packages, @Nullable LocalDate since) {
    public Incomplete {
        packages = List.copyOf(packages);
    }

    public Incomplete(Reason reason, List<String> packages) {
        this(reason, packages, null);
    }

    /**
     * The reason as a clause: {@code advisory data is from 2026-08-21}.
     *
     * @param most packages that are named; the others are counted
     */
    public String clause(int most) {
        return switch (reason) {
            case ADVISORIES_MISSING -> "advisory data is missing";
            case ADVISORIES_STALE -> "advisory data is " + (since == null ? "too old" : "from " + since);
            case REGISTRY_PENDING -> "registry data is still arriving for " + named(most);
            case REGISTRY_UNREACHABLE -> "the registry cannot be reached for " + named(most);
            case REGISTRY_STALE -> "registry data is too old for " + named(most);
            case NOT_IN_REGISTRY -> "the registry does not have " + named(most);
            case NOTHING_TO_AUDIT -> "it has no package from crates.io";
            case LOCKFILE_INCOMPLETE -> "dependencies or sources are missing for " + named(most);
            case ADVISORIES_QUARANTINED -> "an advisory cannot be read for " + named(most);
        };
    }

    private String named(int most) {
        List<String> first = packages.subList(0, Math.min(most, packages.size()));
        int others = packages.size() - first.size();
        String all = String.join(", ", first);
        return others == 0 ? all : all + " and " + others + (others == 1 ? " other" : " others");
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

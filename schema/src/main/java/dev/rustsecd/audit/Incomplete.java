package dev.rustsecd.audit;

import dev.rustsecd.words.Count;
import dev.rustsecd.words.IncompleteSentences;
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
            case ADVISORIES_MISSING -> IncompleteSentences.advisoriesMissing();
            case ADVISORIES_STALE ->
                since == null
                        ? IncompleteSentences.advisoriesTooOld()
                        : IncompleteSentences.advisoriesFrom(since.toString());
            case REGISTRY_PENDING -> IncompleteSentences.registryPending(named(most));
            case REGISTRY_UNREACHABLE -> IncompleteSentences.registryUnreachable(named(most));
            case REGISTRY_STALE -> IncompleteSentences.registryTooOld(named(most));
            case NOT_IN_REGISTRY -> IncompleteSentences.notOnRegistry(packages.size(), named(most));
            case NOTHING_TO_AUDIT -> IncompleteSentences.nothingToAudit();
            case LOCKFILE_INCOMPLETE -> IncompleteSentences.lockfileIncomplete(named(most));
            case ADVISORIES_QUARANTINED -> IncompleteSentences.advisoryUnreadable(named(most));
        };
    }

    private String named(int most) {
        return Count.some(Count.packages(packages), most, packages.size());
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

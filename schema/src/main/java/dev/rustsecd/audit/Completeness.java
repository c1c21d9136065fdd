package dev.rustsecd.audit;

import dev.rustsecd.audit.Incomplete.Reason;
import dev.rustsecd.snapshot.Freshness;
import dev.rustsecd.snapshot.RegistryReading;
import dev.rustsecd.snapshot.Snapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What could not be known.
 *
 * @param staleSince the day that too old advisories are from
 */
public record Completeness(List<Incomplete> because, Optional<LocalDate> staleSince) {
    public Completeness {
        because = List.copyOf(because);
    }

    static Completeness of(Snapshot snapshot, Freshness freshness, Instant now) {
        Optional<LocalDate> staleSince = freshness.staleSince(snapshot, now);
        List<Incomplete> because = new ArrayList<>();
        if (!snapshot.isLoaded() || !snapshot.missing().isEmpty()) {
            because.add(new Incomplete(Reason.ADVISORIES_MISSING, List.of()));
        }
        if (staleSince.isPresent()) {
            because.add(new Incomplete(Reason.ADVISORIES_STALE, List.of(), staleSince.get()));
        }
        return new Completeness(because, staleSince);
    }

    /** The same behind other reasons, which weigh more. */
    Completeness after(List<Incomplete> first) {
        if (first.isEmpty()) {
            return this;
        }
        List<Incomplete> all = new ArrayList<>(first);
        all.addAll(because);
        return new Completeness(all, staleSince);
    }

    /** The same, and the packages about which a record cannot be read; {@code name@version}. */
    Completeness andUnreadable(Collection<String> packages) {
        List<Incomplete> all = new ArrayList<>(because);
        add(all, Reason.ADVISORIES_QUARANTINED, List.copyOf(packages));
        return new Completeness(all, staleSince);
    }

    /** The same, and what the registry could not say. */
    Completeness and(RegistryReading registry) {
        List<Incomplete> all = new ArrayList<>(because);
        add(all, Reason.REGISTRY_PENDING, registry.pending());
        add(all, Reason.REGISTRY_UNREACHABLE, registry.unreachable());
        add(all, Reason.REGISTRY_STALE, registry.outdated());
        add(
                all,
                Reason.NOT_IN_REGISTRY,
                registry.missing().stream().map(RegistryReading.Missing::id).toList());
        return new Completeness(all, staleSince);
    }

    private static void add(List<Incomplete> all, Reason reason, List<String> packages) {
        if (!packages.isEmpty()) {
            all.add(new Incomplete(reason, packages));
        }
    }

    boolean isComplete() {
        return because.isEmpty();
    }

    boolean stale() {
        return staleSince.isPresent();
    }

    Verdict verdict(boolean found) {
        if (found) {
            return Verdict.FINDINGS;
        }
        return isComplete() ? Verdict.CLEAN : Verdict.UNKNOWN;
    }
}

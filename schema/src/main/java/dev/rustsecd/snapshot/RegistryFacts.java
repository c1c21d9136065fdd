package dev.rustsecd.snapshot;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.crate.CrateName;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.snapshot.RegistryAnswer.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of the registry, at one revision: its state, its crates, and which names it does not have. Immutable. */
public final class RegistryFacts {
    /** Where none is configured. */
    public static final RegistryFacts OFF =
            new RegistryFacts(null, CrateTable.empty(), CrateTable.empty(), Instant.EPOCH);

    private final @Nullable RegistryState state;
    private final CrateTable<CrateReleases> crates;
    private final CrateTable<RegistryCheck> checks;
    private final Instant lastCheck;

    private RegistryFacts(
            @Nullable RegistryState state,
            CrateTable<CrateReleases> crates,
            CrateTable<RegistryCheck> checks,
            Instant lastCheck) {
        this.state = state;
        this.crates = crates;
        this.checks = checks;
        this.lastCheck = lastCheck;
    }

    /** A registry of which nothing but its state is known. */
    public static RegistryFacts of(RegistryState state) {
        return OFF.with(state);
    }

    /** The same crates and checks under another state. */
    public RegistryFacts with(RegistryState next) {
        return next.equals(state) ? this : new RegistryFacts(next, crates, checks, lastCheck);
    }

    /** The same without any checks. */
    public RegistryFacts withoutChecks() {
        return new RegistryFacts(state, crates, CrateTable.empty(), Instant.EPOCH);
    }

    /** Begins the facts after these; everything that does not change is shared. */
    public Changes change() {
        return new Changes(this);
    }

    /** Facts in the making, one thing at a time. Used by one thread, and given up once they are {@link #done}. */
    public static final class Changes {
        private final RegistryFacts before;
        private final CrateTable.Successor<CrateReleases> crates;
        private final CrateTable.Successor<RegistryCheck> checks;
        private Instant lastCheck;

        private Changes(RegistryFacts before) {
            this.before = before;
            this.crates = before.crates.successor();
            this.checks = before.checks.successor();
            this.lastCheck = before.lastCheck;
        }

        /** A crate that is new, or other than before. */
        public void put(CrateReleases crate) {
            crates.put(CrateName.canonical(crate.crate()), crate);
        }

        /** What an index on demand said. */
        public void put(RegistryCheck check) {
            checks.put(check.crate(), check);
            lastCheck = check.checkedAt().isAfter(lastCheck) ? check.checkedAt() : lastCheck;
        }

        /** The facts before, themselves, where nothing is other. */
        @SuppressWarnings("ReferenceEquality") // a table that did not change is the same one
        public RegistryFacts done() {
            CrateTable<CrateReleases> crateTable = crates.done();
            CrateTable<RegistryCheck> checkTable = checks.done();
            return crateTable == before.crates && checkTable == before.checks
                    ? before
                    : new RegistryFacts(before.state, crateTable, checkTable, lastCheck);
        }
    }

    /** Whether a registry is configured. */
    public boolean isOn() {
        return state != null;
    }

    /** Nothing where none is configured. */
    public Optional<RegistryState> state() {
        return Optional.ofNullable(state);
    }

    /** What the registry says of a name, however it is spelled; one or two hash probes. */
    public RegistryAnswer answer(String name) {
        return state == null ? RegistryAnswer.OFF : answer(state, CrateName.canonical(name));
    }

    /** As {@link #answer(String)}. */
    public RegistryAnswer answer(CrateName name) {
        return state == null ? RegistryAnswer.OFF : answer(state, name.canonical());
    }

    /** As the others. */
    public RegistryAnswer answer(CanonicalName name) {
        return state == null ? RegistryAnswer.OFF : answer(state, name.text());
    }

    private RegistryAnswer answer(RegistryState of, String canonical) {
        CrateReleases crate = crates.get(canonical);
        if (of.whole()) {
            return ofWhole(of, crate);
        }
        RegistryCheck check = checks.get(canonical);
        Instant checkedAt = check == null ? null : check.checkedAt();
        if (crate == null) {
            return check == null || check.known()
                    ? unanswered(canonical)
                    : new RegistryAnswer(Kind.ABSENT, null, checkedAt, Revision.NONE);
        }
        boolean absent = crate.isGone() || (check != null && !check.known());
        return given(absent ? Kind.ABSENT : Kind.PRESENT, crate, checkedAt);
    }

    private static RegistryAnswer unanswered(String name) {
        return CrateName.isRegistryName(name) ? RegistryAnswer.NONE : RegistryAnswer.IMPOSSIBLE;
    }

    private static RegistryAnswer ofWhole(RegistryState of, @Nullable CrateReleases crate) {
        Revision first = of.firstRevision();
        if (first == null) {
            return RegistryAnswer.NONE;
        }
        return crate == null
                ? new RegistryAnswer(Kind.ABSENT, null, of.checkedAt(), first)
                : given(crate.isGone() ? Kind.ABSENT : Kind.PRESENT, crate, of.checkedAt());
    }

    private static RegistryAnswer given(Kind kind, CrateReleases crate, @Nullable Instant checkedAt) {
        return new RegistryAnswer(kind, crate, checkedAt, new Revision(crate.revision()));
    }

    /** The crates that are here, gone ones too; in no order. */
    public Stream<CrateReleases> crates() {
        return crates.values();
    }

    /** How many crates are here. */
    public int crateCount() {
        return crates.size();
    }

    /** How many names an index on demand has said something of. */
    public int checkCount() {
        return checks.size();
    }

    /** When an index on demand last said something of any name; 1970 where it never did. */
    public Instant lastCheck() {
        return lastCheck;
    }
}

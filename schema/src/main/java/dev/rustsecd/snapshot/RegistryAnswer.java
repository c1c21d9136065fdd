package dev.rustsecd.snapshot;

import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.PackedReleases.Entry;
import dev.rustsecd.release.PackedReleases.State;
import dev.rustsecd.release.Release;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the registry says of one name.
 *
 * @param crate its versions; of an absent one those that it had while it was there. Null where none were ever seen
 * @param checkedAt when the registry last said so; null where that is not known any more, and for a name that no registry
 *     can have
 * @param revision the one that brought what is said; {@link Revision#NONE} where none did
 */
public record RegistryAnswer(
        Kind kind, @Nullable CrateReleases crate, @Nullable Instant checkedAt, Revision revision) {
    static final RegistryAnswer OFF = new RegistryAnswer(Kind.OFF, null, null, Revision.NONE);
    static final RegistryAnswer IMPOSSIBLE = new RegistryAnswer(Kind.ABSENT, null, null, Revision.NONE);
    static final RegistryAnswer NONE = new RegistryAnswer(Kind.NONE, null, null, Revision.NONE);

    /** How much is known. */
    public enum Kind {
        /** No registry is configured: nothing is asked of it. */
        OFF,
        /** It has not answered for this name yet. */
        NONE,
        /** It has no crate of this name, or has none any more. */
        ABSENT,
        /** It has the crate. */
        PRESENT
    }

    public boolean isPresent() {
        return kind == Kind.PRESENT;
    }

    /** Whether the registry has said something of this name, be it that there is none. */
    public boolean isGiven() {
        return kind == Kind.PRESENT || kind == Kind.ABSENT;
    }

    /**
     * What there is of a number; {@link State#NONE} also where the crate is not there or not known. A number without build
     * metadata stands for the only version that has some behind it, where none is without.
     */
    public Entry look(String number) {
        return crate == null || kind != Kind.PRESENT
                ? new Entry(State.NONE, number)
                : crate.releases().look(number);
    }

    /** The version that {@link #look} finds, or null. */
    public @Nullable Release release(String number) {
        return crate == null || kind != Kind.PRESENT ? null : crate.releases().find(number);
    }
}

package dev.rustsecd.resolve;

import dev.rustsecd.crate.CanonicalName;
import org.jspecify.annotations.Nullable;

/** Where crates are taken from while something is played. The same name gives the same crate for as long as that takes. */
@FunctionalInterface
public interface CrateShelf {
    /**
     * A crate by its name; one that the registry does not have is {@linkplain KnownCrate#absent absent}, and null is one
     * that was not gathered.
     */
    @Nullable
    KnownCrate find(CanonicalName name);
}

package dev.rustsecd.yank;

import dev.rustsecd.release.ReleaseRequirements;
import org.jspecify.annotations.Nullable;

/** What the versions of one crate require, as far as that is at hand. */
public interface KnownRequirements {
    /** Of no version. */
    KnownRequirements NONE = number -> null;

    /** Of the version of this number, or null. */
    @Nullable
    ReleaseRequirements find(String number);
}

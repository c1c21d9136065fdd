package dev.rustsecd.resolve;

import dev.rustsecd.crate.CanonicalName;
import dev.rustsecd.release.Requirement;
import dev.rustsecd.semver.Version;
import dev.rustsecd.semver.VersionReq;
import org.jspecify.annotations.Nullable;

/**
 * What a package asks of a crate.
 *
 * @param name as the requirement writes it
 * @param text of the requirement
 * @param req null where it is not known: the text cannot be read, or it is {@linkplain #assumed assumed}
 * @param optional whether only a feature switches it on
 * @param elsewhere whether the crate is another registry's
 * @param asked which of the crate's features it wants
 * @param anchor the version that an assumed requirement is taken to have been written for; null where one is published
 */
public record Dependency(
        CanonicalName crate,
        String name,
        String text,
        @Nullable VersionReq req,
        boolean optional,
        boolean elsewhere,
        Requirement.Asked asked,
        @Nullable Version anchor) {
    static Dependency published(Requirement requirement) {
        return new Dependency(
                CanonicalName.of(requirement.crate()),
                requirement.crate(),
                requirement.text(),
                requirement.req(),
                requirement.optional(),
                requirement.elsewhere(),
                requirement.asked(),
                null);
    }

    /** Workspace, path and git packages publish no requirements: Cargo's default one is taken. */
    static Dependency assumed(CanonicalName crate, String name, Version locked) {
        return new Dependency(
                crate, name, "^" + locked, null, false, false, Requirement.Asked.defaultsOf(name), locked);
    }

    /** By what tells most apart: requirements are long, and they are asked for often. */
    @Override
    public int hashCode() {
        return 31 * crate.hashCode() + text.hashCode();
    }

    /** Whether it is not what a registry publishes. */
    public boolean isAssumed() {
        return anchor != null;
    }

    /** Whether cargo may select the version for it; false where it cannot be read. */
    public boolean admits(Version version) {
        if (anchor != null) {
            return anchor.isCompatibleWith(version) && (!version.isPreRelease() || anchor.isPreRelease());
        }
        return req != null && req.matches(version);
    }
}

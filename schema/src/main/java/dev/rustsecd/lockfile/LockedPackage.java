package dev.rustsecd.lockfile;

import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.crate.PackageSource.Kind;
import dev.rustsecd.semver.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a lockfile.
 *
 * @param name as written; a lockfile may hold names that no registry would take
 * @param versionText as written
 * @param version null only for a package without source whose version is not SemVer
 * @param source null for a path package or workspace member
 * @param checksum 64 lower-case hex digits
 * @param dependencies as written, in order
 * @param replace the dependency string of the package that replaces this one
 * @param line of the entry's {@code name} in the text, 1-based; 0 where there is no text
 */
public record LockedPackage(
        String name,
        String versionText,
        @Nullable Version version,
        @Nullable PackageSource source,
        @Nullable String checksum,
        List<LockedDependency> dependencies,
        @Nullable LockedDependency replace,
        int line) {
    public LockedPackage {
        dependencies = List.copyOf(dependencies);
    }

    public boolean isCratesIo() {
        return source != null && source.isCratesIo();
    }

    /** Whether it is of a registry that is not crates.io. */
    boolean isOfRegistry() {
        return source != null && source.kind() == Kind.REGISTRY;
    }

    /** The same package from another source; null leaves it where it is. */
    LockedPackage from(@Nullable PackageSource other) {
        return other == null
                ? this
                : new LockedPackage(name, versionText, version, other, checksum, dependencies, replace, line);
    }

    /** {@code name@version}, as package ids write it. */
    public String id() {
        return name + '@' + versionText;
    }

    /** {@code name version}, as trees and paths write it. */
    public String label() {
        return name + ' ' + versionText;
    }
}

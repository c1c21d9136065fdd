package dev.rustsecd.lockfile;

import dev.rustsecd.crate.PackageSource;
import org.jspecify.annotations.Nullable;

/**
 * A dependency string: {@code name}, {@code name version} or {@code name version (source)}.
 *
 * @param version as written; not always SemVer
 * @param target index among the lockfile's packages of the package that it names; {@link #UNRESOLVED} for none
 */
public record LockedDependency(
        String name, @Nullable String version, @Nullable PackageSource source, int target) {
    /** The target of a dependency that names no package. */
    public static final int UNRESOLVED = -1;

    public boolean isResolved() {
        return target >= 0;
    }

    public LockedDependency resolvedTo(int index) {
        return new LockedDependency(name, version, source, index);
    }

    @Override
    public String toString() {
        return name + (version == null ? "" : ' ' + version) + (source == null ? "" : " (" + source + ')');
    }
}

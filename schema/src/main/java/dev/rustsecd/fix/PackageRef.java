package dev.rustsecd.fix;

import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.lockfile.LockedPackage;
import org.jspecify.annotations.Nullable;

/**
 * A package as plans name it. Two packages of one lockfile may have one name and version; their sources tell them apart.
 *
 * @param version as written
 * @param source null for a path package
 */
public record PackageRef(
        String name, String version, @Nullable PackageSource source) {
    public static PackageRef of(LockedPackage locked) {
        return new PackageRef(locked.name(), locked.versionText(), locked.source());
    }

    /** {@code name@version}. */
    public String id() {
        return name + '@' + version;
    }
}

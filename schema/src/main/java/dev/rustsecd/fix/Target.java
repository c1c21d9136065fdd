package dev.rustsecd.fix;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.semver.Version;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The package that a plan is for.
 *
 * @param name as the lockfile writes it
 * @param version the locked version
 * @param source where it is from
 * @param spec how {@code cargo update -p} names it unambiguously; null where no command can be given
 */
public record Target(
        String name,
        Version version,
        @Nullable PackageSource source,
        @Nullable String spec) {
    /** A package of a lockfile; {@code ambiguous} where another source has the same name and version in it. */
    public static Target inLockfile(String name, Version version, @Nullable PackageSource source, boolean ambiguous) {
        if (!CrateName.isRegistryName(name)) {
            // Commands are pasted into shells: only names within crates.io's own grammar get one.
            return new Target(name, version, source, null);
        }
        String id = name + '@' + version;
        return new Target(name, version, source, ambiguous ? Objects.toString(source, "") + '#' + id : id);
    }

    /** A version by itself: there is no lockfile to give commands for. */
    public static Target alone(String name, Version version) {
        return new Target(name, version, PackageSource.CRATES_IO, null);
    }

    /** The command that moves the lockfile, to the newest that fits where no version is named. */
    List<String> commands(@Nullable Version to) {
        if (spec == null) {
            return List.of();
        }
        String update = "cargo update -p " + spec;
        return List.of(to == null ? update : update + " --precise " + to);
    }

    PackageRef ref() {
        return new PackageRef(name, version.toString(), source);
    }
}

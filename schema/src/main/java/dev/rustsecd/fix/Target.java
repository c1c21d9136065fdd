package dev.rustsecd.fix;

import dev.rustsecd.crate.CrateName;
import dev.rustsecd.semver.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The package that a plan is for.
 *
 * @param name as the lockfile writes it
 * @param version the locked version
 * @param spec how {@code cargo update -p} names it unambiguously; null where no command can be given
 */
public record Target(String name, Version version, @Nullable String spec) {
    /** A package of a lockfile; {@code source} is given where {@code name@version} alone would be ambiguous. */
    public static Target inLockfile(String name, Version version, @Nullable String source) {
        if (!CrateName.isRegistryName(name)) {
            // Commands are pasted into shells: only names within crates.io's own grammar get one.
            return new Target(name, version, null);
        }
        String id = name + '@' + version;
        return new Target(name, version, source == null ? id : source + '#' + id);
    }

    /** A version by itself: there is no lockfile to give commands for. */
    public static Target alone(String name, Version version) {
        return new Target(name, version, null);
    }

    /** The command that moves the lockfile, to the newest that fits where no version is named. */
    List<String> commands(@Nullable Version to) {
        if (spec == null) {
            return List.of();
        }
        String update = "cargo update -p " + spec;
        return List.of(to == null ? update : update + " --precise " + to);
    }

    /** {@code name@version}. */
    String id() {
        return name + '@' + version;
    }
}

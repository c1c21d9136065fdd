package dev.rustsecd.lockfile;

import dev.rustsecd.crate.PackageSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How packages of one lockfile are told apart in text: {@code name version}, and {@code name version (source)} where
 * several sources have one name and version. A path package has no source to name.
 *
 * <p>Source: Cargo's dependency strings, which leave the commit of a git source out as well.
 */
public final class PackageLabels {
    /** Of a single package. */
    public static final PackageLabels PLAIN = new PackageLabels(Set.of());

    private final Set<String> shared;

    private PackageLabels(Set<String> shared) {
        this.shared = shared;
    }

    public static PackageLabels of(Lockfile lockfile) {
        List<LockedPackage> packages = lockfile.packages();
        Map<String, LockedPackage> firstOfName = new HashMap<>(packages.size() * 2);
        Map<String, LockedPackage> firstOfLabel = new HashMap<>();
        Set<String> shared = new HashSet<>();
        for (LockedPackage locked : packages) {
            LockedPackage sameName = firstOfName.putIfAbsent(locked.name(), locked);
            if (sameName != null) {
                firstOfLabel.putIfAbsent(sameName.label(), sameName);
                LockedPackage same = firstOfLabel.putIfAbsent(locked.label(), locked);
                if (same != null && !Objects.equals(same.source(), locked.source())) {
                    shared.add(locked.label());
                }
            }
        }
        return shared.isEmpty() ? PLAIN : new PackageLabels(shared);
    }

    /** Whether name and version are enough. */
    public boolean isPlain(LockedPackage locked) {
        return shared.isEmpty() || locked.source() == null || !shared.contains(locked.label());
    }

    public String of(LockedPackage locked) {
        return isPlain(locked) ? locked.label() : withSource(locked.label(), locked.source());
    }

    /**
     * The source in parentheses that goes behind a name and version; empty where they are enough.
     *
     * @param version as written
     */
    public String suffix(String name, String version, @Nullable PackageSource source) {
        return source != null && shared.contains(name + ' ' + version) ? withSource("", source) : "";
    }

    private static String withSource(String label, @Nullable PackageSource source) {
        return source == null ? label : label + " (" + source.withoutCommit() + ')';
    }
}

package dev.rustsecd.lockfile;

import dev.rustsecd.crate.CratesIoMirrors;
import dev.rustsecd.crate.PackageSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A lockfile, whichever version it was written in.
 *
 * @param version 1 to 4, given or told from the content
 * @param hasRoot whether the first package is that of a {@code [root]} table
 * @param packages in the order of the text, the {@code [root]} first
 * @param unusedPatches entries of {@code [[patch.unused]]}; they are no packages of the build
 * @param withoutSource ids of packages that the text has a checksum for and that have no source: it was cut out
 * @param remarks by line
 */
public record Lockfile(
        int version,
        boolean hasRoot,
        List<LockedPackage> packages,
        List<LockedPackage> unusedPatches,
        List<String> withoutSource,
        List<Remark> remarks) {
    public Lockfile {
        packages = List.copyOf(packages);
        unusedPatches = List.copyOf(unusedPatches);
        withoutSource = List.copyOf(withoutSource);
        remarks = List.copyOf(remarks);
    }

    /** The same lockfile, in which packages of these mirrors are crates.io's. */
    public Lockfile recognizing(CratesIoMirrors mirrors) {
        Map<PackageSource, PackageSource> recognized = new HashMap<>();
        for (LockedPackage locked : packages) {
            if (locked.isOfRegistry()) {
                recognized.computeIfAbsent(locked.source(), mirrors::recognize);
            }
        }
        return recognized.values().stream().anyMatch(PackageSource::isCratesIo)
                ? new Lockfile(
                        version,
                        hasRoot,
                        packages.stream()
                                .map(locked -> locked.from(recognized.get(locked.source())))
                                .toList(),
                        unusedPatches,
                        withoutSource,
                        remarks)
                : this;
    }

    /** The same lockfile with more remarks behind its own. */
    public Lockfile withRemarks(List<Remark> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Remark> all = new ArrayList<>(remarks);
        all.addAll(more);
        return new Lockfile(version, hasRoot, packages, unusedPatches, withoutSource, all);
    }
}

package dev.rustsecd.lockfile.read;

import dev.rustsecd.crate.Checksum;
import dev.rustsecd.lockfile.LockedDependency;
import java.util.List;

/**
 * The checksums of version 1: {@code "checksum NAME VERSION (SOURCE)" = "hex"}, or {@code "<none>"}. One at the package
 * itself goes before. One that names no package is a line that a merge has left behind, as real lockfiles have; one that
 * names a package whose source is gone says that it had one.
 */
final class MetadataChecksums {
    static final String PREFIX = "checksum ";

    private MetadataChecksums() {}

    static void attach(EntryTable table, PackageIndex index, DependencyReader reader) {
        for (EntryTable.Metadata line : table.metadata) {
            if (line.key().startsWith(PREFIX) && Checksum.isChecksum(line.value())) {
                reader.tryRead(line.key().substring(PREFIX.length()))
                        .ifPresent(named -> attach(index, named.dependency(), line.value()));
            }
        }
    }

    private static void attach(PackageIndex index, LockedDependency named, String hex) {
        List<Entry> entries = index.all(named);
        entries.forEach(entry -> attach(entry, hex));
        if (entries.isEmpty()) {
            markWithoutSource(index, named);
        }
    }

    private static void markWithoutSource(PackageIndex index, LockedDependency named) {
        LockedDependency anySource =
                new LockedDependency(named.name(), named.version(), null, LockedDependency.UNRESOLVED);
        for (Entry entry : index.all(anySource)) {
            entry.hasChecksum |= entry.origin == null;
        }
    }

    private static void attach(Entry entry, String hex) {
        if (entry.digest == null) {
            entry.digest = new Checksum(hex).hex();
        }
    }
}

package dev.rustsecd.lockfile.read;

import dev.rustsecd.crate.Checksum;

/**
 * The checksums of version 1: {@code "checksum NAME VERSION (SOURCE)" = "hex"}, or {@code "<none>"}. One at the package
 * itself goes before.
 */
final class MetadataChecksums {
    static final String PREFIX = "checksum ";

    private MetadataChecksums() {}

    static void attach(EntryTable table, PackageIndex index, DependencyReader reader) {
        for (EntryTable.Metadata line : table.metadata) {
            if (line.key().startsWith(PREFIX) && Checksum.isChecksum(line.value())) {
                reader.tryRead(line.key().substring(PREFIX.length()))
                        .ifPresent(
                                named -> index.all(named.dependency()).forEach(entry -> attach(entry, line.value())));
            }
        }
    }

    private static void attach(Entry entry, String hex) {
        if (entry.digest == null) {
            entry.digest = new Checksum(hex).hex();
        }
    }
}

package dev.rustsecd.lockfile.read;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.LockfileSentences;
import org.jspecify.annotations.Nullable;

/**
 * Which version of the format a lockfile has: given, or told from where its checksums are.
 *
 * <p>Source: cargo-lock crate, {@code lockfile/version.rs}; Cargo, {@code resolver/encode.rs}.
 */
final class FormatVersion {
    private static final int NEWEST = 4;

    /** The first version that is written down; Cargo refuses those below when they are. */
    private static final int FIRST_EXPLICIT = 3;

    private FormatVersion() {}

    static int of(EntryTable table, Remarks remarks) {
        boolean explicit = table.version != EntryTable.NO_VERSION;
        if (explicit && (table.version < 1 || table.version > NEWEST)) {
            throw new RejectedInput(
                    Rejection.LOCKFILE_VERSION,
                    LockfileSentences.unknownVersion(table.version, NEWEST),
                    Place.location(table.versionPlace));
        }
        EntryTable.Metadata listed = firstChecksum(table);
        boolean inline = table.packages.stream().anyMatch(entry -> entry.checksum != null);
        if (explicit) {
            if (table.version < FIRST_EXPLICIT) {
                remarks.add(table.versionPlace, null, LockfileSentences.writtenVersion(table.version));
            }
            return (int) table.version;
        }
        if (listed != null && inline) {
            remarks.add(listed.place(), null, LockfileSentences.CHECKSUMS_TWICE);
        }
        return listed != null && !inline ? 1 : 2;
    }

    private static EntryTable.@Nullable Metadata firstChecksum(EntryTable table) {
        return table.metadata.stream()
                .filter(line -> line.key().startsWith(MetadataChecksums.PREFIX))
                .findFirst()
                .orElse(null);
    }
}

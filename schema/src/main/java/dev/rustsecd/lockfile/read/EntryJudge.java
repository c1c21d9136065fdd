package dev.rustsecd.lockfile.read;

import dev.rustsecd.crate.Checksum;
import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.semver.Version;
import dev.rustsecd.words.rejection.LockfileSentences;

/**
 * What one entry must have, and what it may have only oddly.
 *
 * <p>Source: Cargo 1.95 and cargo-audit 0.22.2, tried on a file for each rule.
 */
final class EntryJudge {
    private final Remarks remarks;
    private final SourceTable sources = new SourceTable();

    EntryJudge(Remarks remarks) {
        this.remarks = remarks;
    }

    SourceTable sources() {
        return sources;
    }

    /** @param root of the {@code [root]} table, which Cargo never drops */
    void judgePackage(Entry entry, boolean root) {
        judgeIdentity(entry, root);
        String checksum = entry.checksum;
        entry.hasChecksum = checksum != null || entry.digest != null;
        if (checksum == null || entry.digest != null) {
            return;
        }
        entry.digest = Checksum.normalized(checksum).orElse(null);
        if (entry.digest == null) {
            remarks.add(entry.checksumPlace, entry.name(), LockfileSentences.checksumOf(entry.label()));
        }
    }

    void judgeUnused(Entry entry) {
        judgeIdentity(entry, false);
    }

    private void judgeIdentity(Entry entry, boolean root) {
        if (entry.name == null) {
            throw reject(LockfileSentences.NO_NAME, entry.place);
        }
        if (entry.version == null) {
            throw reject(LockfileSentences.noVersion(entry.name()), entry.namePlace);
        }
        if (entry.source != null) {
            entry.origin = source(entry.source, entry.sourcePlace);
        }
        try {
            entry.semver = Version.parse(entry.version);
        } catch (RejectedInput notSemVer) {
            judgeVersionText(entry, root, notSemVer);
        }
    }

    // Cargo drops a package without source that is not in the workspace before it reads its version.
    private void judgeVersionText(Entry entry, boolean root, RejectedInput notSemVer) {
        if (entry.source != null || root) {
            throw notSemVer
                    .in(Rejection.LOCKFILE_INVALID, why -> LockfileSentences.versionNotSemver(entry.label(), why))
                    .at(Place.location(entry.versionPlace));
        }
        remarks.add(entry.versionPlace, entry.name(), LockfileSentences.localVersionNotSemver(entry.label()));
    }

    private PackageSource source(String text, long place) {
        try {
            return sources.get(text);
        } catch (RejectedInput unreadable) {
            throw unreadable.at(Place.location(place));
        }
    }

    private static RejectedInput reject(String detail, long place) {
        return new RejectedInput(Rejection.LOCKFILE_INVALID, detail, Place.location(place));
    }
}

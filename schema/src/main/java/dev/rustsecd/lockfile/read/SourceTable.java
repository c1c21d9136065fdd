package dev.rustsecd.lockfile.read;

import dev.rustsecd.crate.PackageSource;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.LockfileSentences;
import java.util.HashMap;
import java.util.Map;

/** The sources of one lockfile, each read once. */
final class SourceTable {
    /** Of different sources; all 239 lockfiles of the corpus together have fewer. */
    private static final int MAX = 4_096;

    private final Map<String, PackageSource> sources = new HashMap<>();
    private PackageSource last = PackageSource.CRATES_IO;
    private String lastText = last.text();

    /**
     * @throws RejectedInput {@link Rejection#LOCKFILE_INVALID}, {@link Rejection#LOCKFILE_TOO_LARGE}
     */
    PackageSource get(String text) {
        if (!text.equals(lastText)) {
            last = sources.computeIfAbsent(text, this::readAnother);
        }
        lastText = text; // the next is most often this very instance, which equals at a glance
        return last;
    }

    private PackageSource readAnother(String text) {
        if (sources.size() == MAX) {
            throw new RejectedInput(Rejection.LOCKFILE_TOO_LARGE, LockfileSentences.tooMany("sources", MAX));
        }
        try {
            return PackageSource.parse(text);
        } catch (RejectedInput notASource) {
            throw notASource.in(Rejection.LOCKFILE_INVALID, same -> same);
        }
    }
}

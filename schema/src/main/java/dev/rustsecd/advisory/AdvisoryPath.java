package dev.rustsecd.advisory;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.RecordSentences;
import java.util.Arrays;

/**
 * Where in a database an advisory lies: {@code crates/time/RUSTSEC-2020-0071.md}.
 *
 * <p>Source: rustsec crate, {@code database/entries.rs}.
 */
record AdvisoryPath(Collection collection, String folder, String fileName) {
    private static final String EXTENSION = ".md";
    private static final String DRAFT_FILE = AdvisoryId.DRAFT + ".";

    static AdvisoryPath parse(String path) {
        String[] parts = path.split("/", -1);
        if (parts.length != 3 || parts[1].isEmpty()) {
            throw reject(RecordSentences.PATH_FORM);
        }
        Collection collection = Arrays.stream(Collection.values())
                .filter(one -> one.label().equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> reject(RecordSentences.folder(parts[0])));
        if (!parts[2].endsWith(EXTENSION) || parts[2].length() == EXTENSION.length()) {
            throw reject(RecordSentences.fileNameForm(parts[2]));
        }
        return new AdvisoryPath(collection, parts[1], parts[2]);
    }

    /** Rejects an advisory that does not belong here. A draft's file may hold an advisory that has its number already. */
    void rejectUnlessOf(AdvisoryId id, String crate) {
        String expected = id + EXTENSION;
        if (!fileName.equals(expected) && !fileName.startsWith(DRAFT_FILE)) {
            throw reject(RecordSentences.fileName(id.toString(), expected, fileName));
        }
        if (!folder.equals(crate)) {
            throw reject(RecordSentences.crateFolder(crate, folder));
        }
    }

    private static RejectedInput reject(String detail) {
        return new RejectedInput(Rejection.ADVISORY_PATH, detail);
    }
}

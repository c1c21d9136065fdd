package dev.rustsecd.yank;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.RequestSentences;
import java.util.List;

/**
 * One reason for many versions of a crate.
 *
 * @param versions at least one, as the index writes them, each once
 */
public record YankOrder(List<String> versions, YankDocument document) {
    /** Versions that one order may name; the crate with the most has some 3,000. */
    public static final int MAX_VERSIONS = 10_000;

    public YankOrder {
        versions = versions.stream().distinct().toList();
        if (versions.isEmpty() || versions.size() > MAX_VERSIONS) {
            throw new RejectedInput(Rejection.YANK_INVALID, RequestSentences.versions(versions.size(), MAX_VERSIONS));
        }
    }
}

package dev.rustsecd.lockfile.other;

import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.LockfileSentences;
import java.util.List;
import java.util.Optional;

/** The marks that git leaves in a file for a human to decide; the commonest reason why a lockfile is not TOML. */
public final class MergeConflict {
    private static final List<String> MARKS = List.of("<<<<<<<", "|||||||", "=======", ">>>>>>>");

    private MergeConflict() {}

    /** The rejection that names the first mark, where there is one. */
    public static Optional<RejectedInput> find(String text) {
        int line = 1;
        for (int start = 0; start < text.length(); line++) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            for (String mark : MARKS) {
                if (text.startsWith(mark, start) && endsMark(text, start + mark.length())) {
                    return Optional.of(rejection(mark, line));
                }
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    private static boolean endsMark(String text, int at) {
        return at >= text.length() || " \r\n".indexOf(text.charAt(at)) >= 0;
    }

    private static RejectedInput rejection(String mark, int line) {
        return new RejectedInput(
                Rejection.LOCKFILE_INVALID, LockfileSentences.mergeConflict(mark), Location.text(line, 1));
    }
}

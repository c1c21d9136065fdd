package dev.rustsecd.advisory;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.RecordSentences;
import java.util.Arrays;
import java.util.List;

/**
 * The path of a function without its parameters: {@code time::at}. Paths are ordered by their segments.
 *
 * <p>Source: rustsec crate, {@code advisory/affected.rs}.
 */
record FunctionPath(List<String> segments) implements Comparable<FunctionPath> {
    private static final String SEPARATOR = "::";

    FunctionPath {
        segments = List.copyOf(segments);
    }

    static FunctionPath parse(String text) {
        List<String> segments = Arrays.asList(text.split(SEPARATOR, -1));
        segments.forEach(FunctionPath::rejectUnlessSegment);
        if (segments.size() < 2) {
            throw reject(RecordSentences.pathTooShort(text));
        }
        return new FunctionPath(segments);
    }

    private static void rejectUnlessSegment(String segment) {
        if (segment.isEmpty()) {
            throw reject(RecordSentences.EMPTY_SEGMENT);
        }
        if (!isStart(segment.charAt(0))) {
            throw reject(RecordSentences.segmentStart(segment));
        }
        for (int i = 1; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '(' || c == ')') {
                throw reject(RecordSentences.segmentParameters(segment));
            }
            if (!isStart(c) && !(c >= '0' && c <= '9') && c != '>' && c != ',') {
                throw reject(RecordSentences.segmentCharacters(segment));
            }
        }
    }

    private static boolean isStart(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '<';
    }

    private static RejectedInput reject(String detail) {
        return new RejectedInput(Rejection.ADVISORY_INVALID, detail);
    }

    @Override
    public int compareTo(FunctionPath other) {
        return Arrays.compare(segments.toArray(new String[0]), other.segments.toArray(new String[0]));
    }

    @Override
    public String toString() {
        return String.join(SEPARATOR, segments);
    }
}

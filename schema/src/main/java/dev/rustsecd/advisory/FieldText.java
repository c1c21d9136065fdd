package dev.rustsecd.advisory;

import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.RecordSentences;
import java.util.function.Function;

/**
 * A string of the front matter, with its name and place for messages.
 *
 * @param name such as {@code [versions] patched[2]}
 */
record FieldText(String value, String name, Location where) {

    /** The value as what it stands for; what rejects it rejects the advisory. */
    <T> T read(Function<String, T> reader) {
        return read(Rejection.ADVISORY_INVALID, reader);
    }

    <T> T read(Rejection rejection, Function<String, T> reader) {
        try {
            return reader.apply(value);
        } catch (RejectedInput part) {
            throw part.in(rejection, detail -> RecordSentences.at(name, detail)).at(where);
        }
    }

    RejectedInput reject(String detail) {
        return new RejectedInput(Rejection.ADVISORY_INVALID, RecordSentences.at(name, detail), where);
    }
}

package dev.rustsecd.ingest.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.RecordSentences;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Values of an index line, each refused where it is of another kind. */
final class IndexJson {
    /** Longer texts are refused; the longest that matters is a platform's {@code cfg} expression. */
    private static final int MAX_TEXT = 4096;

    private IndexJson() {}

    /** Takes a member's value whole, given its name; the parser stands before it. */
    interface Member {
        void take(String name) throws IOException;
    }

    static void object(JsonParser in, @Nullable JsonToken start, Member member) throws IOException {
        if (start != JsonToken.START_OBJECT) {
            throw reject(RecordSentences.OBJECT);
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            member.take(in.currentName());
        }
    }

    static String text(JsonParser in, JsonToken value, String name) throws IOException {
        if (value != JsonToken.VALUE_STRING) {
            throw reject(RecordSentences.notAString(name));
        }
        String text = in.getText();
        if (text.length() > MAX_TEXT) {
            throw reject(RecordSentences.tooLong(name, MAX_TEXT));
        }
        return text;
    }

    static @Nullable String textOrNull(JsonParser in, JsonToken value, String name) throws IOException {
        return value == JsonToken.VALUE_NULL ? null : text(in, value, name);
    }

    /** Null is false. */
    static boolean flag(JsonToken value, String name) {
        return switch (value) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE, VALUE_NULL -> false;
            default -> throw reject(RecordSentences.notABoolean(name));
        };
    }

    /** The number of a line's format; one that is too large to be read is newer than any known. */
    static int format(JsonParser in, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_NULL) {
            return 1;
        }
        if (value != JsonToken.VALUE_NUMBER_INT) {
            throw reject(RecordSentences.NUMBER);
        }
        return in.getNumberType() == JsonParser.NumberType.INT ? in.getIntValue() : Integer.MAX_VALUE;
    }

    static RejectedInput reject(String detail) {
        return new RejectedInput(Rejection.INDEX_LINE_INVALID, detail);
    }
}

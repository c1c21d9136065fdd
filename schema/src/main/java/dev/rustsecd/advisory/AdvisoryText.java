package dev.rustsecd.advisory;

import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.RecordSentences;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** The text of an advisory's file, before its grammar: its encoding, its white space, its lines. */
final class AdvisoryText {
    private AdvisoryText() {}

    /** The text of the first bytes, which are UTF-8 without NUL: no store and no terminal takes that. */
    static String decode(byte[] content, int length) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer decoded = CharBuffer.allocate(length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(content, 0, length), decoded, true);
        String text = decoded.flip().toString();
        if (result.isError()) {
            throw reject(RecordSentences.NOT_UTF8).at(locate(text, text.length()));
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            throw reject(RecordSentences.NUL_IN_FRONT_MATTER).at(locate(text, nul));
        }
        return text;
    }

    static Location.Text locate(String text, int index) {
        int line = 1;
        int start = 0;
        for (int newline = text.indexOf('\n'); newline >= 0 && newline < index; newline = text.indexOf('\n', start)) {
            line++;
            start = newline + 1;
        }
        return new Location.Text(line, text.codePointCount(start, index) + 1);
    }

    /** The index of the first character at or after {@code from} that is no white space. */
    static int skipWhiteSpace(String text, int from) {
        int at = from;
        while (at < text.length() && isWhiteSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The text between two indexes without white space at its end. */
    static String trimEnd(String text, int from, int to) {
        int end = to;
        while (end > from && isWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(from, end);
    }

    // Source: Unicode, property White_Space, which is what Rust trims; Java's own methods know other sets.
    private static boolean isWhiteSpace(char c) {
        return (c >= 0x09 && c <= 0x0d)
                || c == 0x85
                || c == 0x2028
                || c == 0x2029
                || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static RejectedInput reject(String detail) {
        return new RejectedInput(Rejection.ADVISORY_INVALID, detail);
    }
}

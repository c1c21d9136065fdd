package dev.rustsecd.lockfile.read;

import dev.rustsecd.ascii.Octets;
import dev.rustsecd.ascii.Token;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A place in the bytes of a text, and how to move on over what the scanner knows; every {@code false} is final. */
final class LineCursor {
    private static final byte NONE = 0;

    private static final Token NEXT_ITEM = Token.of(",\n \"");

    private final byte[] text;
    private int at;
    private int line = 1;
    private int lineStart;
    private int repeatedFrom;
    private int repeatedTo;
    private @Nullable String repeated = "";

    LineCursor(byte[] text) {
        this.text = text;
        if (text.length >= 3 && text[0] == (byte) 0xef && text[1] == (byte) 0xbb && text[2] == (byte) 0xbf) {
            at = 3;
            lineStart = 3;
        }
    }

    boolean atEnd() {
        return at == text.length;
    }

    /** The byte here; NUL at the end, which no line of the layout holds. */
    byte peek() {
        return at < text.length ? text[at] : NONE;
    }

    void skip() {
        at++;
    }

    void skipBlanks() {
        int i = at;
        while (i < text.length && (text[i] == ' ' || text[i] == '\t')) {
            i++;
        }
        at = i;
    }

    long place() {
        return Place.of(line, at - lineStart + 1);
    }

    /** The place of the byte before. */
    long placeBefore() {
        return Place.of(line, at - lineStart);
    }

    /** Moves on over the token, if it stands here. */
    boolean take(Token token) {
        boolean found = token.isAt(text, at);
        at = found ? at + token.length() : at;
        return found;
    }

    /** Moves on over a line end, or stands at the end of the text. */
    boolean endLine() {
        if (at == text.length) {
            return true;
        }
        if (text[at] == '\r') {
            at++;
        }
        if (at == text.length || text[at] != '\n') {
            return false;
        }
        at++;
        line++;
        lineStart = at;
        return true;
    }

    /** Moves from behind an item of an array behind the quote of the next, where that stands as Cargo writes it. */
    boolean nextItem() {
        if (!take(NEXT_ITEM)) {
            return false;
        }
        line++;
        lineStart = at - 2;
        return true;
    }

    boolean comment() {
        while (at < text.length && (text[at] >= ' ' || text[at] == '\t') && text[at] != 0x7f) {
            at++;
        }
        return endLine();
    }

    /** The rest of a string whose first quote has been read, or null where the layout does not know it. */
    @Nullable
    String string() {
        int from = at;
        int end = from;
        long marks = Octets.notPlain(Octets.at(text, end));
        while (marks == 0) {
            end += Octets.SIZE;
            marks = Octets.notPlain(Octets.at(text, end));
        }
        end += Octets.before(marks);
        return closes(end) ? new String(text, from, end - from, StandardCharsets.ISO_8859_1) : null;
    }

    /** As {@link #string}, and the same instance where it equals the one before; made for sources, which repeat. */
    @Nullable
    String repeatedString() {
        int length = repeatedTo - repeatedFrom;
        int end = at + length;
        if (end < text.length && text[end] == '"' && Arrays.equals(text, repeatedFrom, repeatedTo, text, at, end)) {
            at = end + 1;
            return repeated;
        }
        repeatedFrom = at;
        repeated = string();
        repeatedTo = repeated == null ? at : at - 1;
        return repeated;
    }

    /** Whether so many lower-case hex digits, a multiple of eight, stand here and then a quote. */
    boolean startsLowerHex(int digits) {
        int end = at + digits;
        if (end >= text.length || text[end] != '"') {
            return false;
        }
        boolean hex = true;
        for (int i = at; i < end; i += Octets.SIZE) {
            hex &= Octets.areLowerHex(Octets.at(text, i));
        }
        return hex;
    }

    /** As {@link #string}, as the one term of that text. */
    @Nullable
    Term term(ScannedTerms terms) {
        int from = at;
        int end = from;
        long hash = 0;
        long octets = Octets.at(text, end);
        long marks = Octets.notPlain(octets);
        while (marks == 0) {
            hash = Octets.hash(hash, octets);
            end += Octets.SIZE;
            octets = Octets.at(text, end);
            marks = Octets.notPlain(octets);
        }
        end += Octets.before(marks);
        hash = Octets.hash(hash, Octets.keepBefore(marks, octets));
        return closes(end) ? terms.of(from, end, hash) : null;
    }

    /** Moves on behind the quote, if one stands there. */
    private boolean closes(int end) {
        boolean closed = end < text.length && text[end] == '"';
        at = closed ? end + 1 : at;
        return closed;
    }
}

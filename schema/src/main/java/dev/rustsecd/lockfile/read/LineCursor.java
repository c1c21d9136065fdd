package dev.rustsecd.lockfile.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A place in the bytes of a text, and how to move on over what the scanner knows; every {@code false} is final. */
final class LineCursor {
    private static final byte NONE = 0;

    /** What stands for itself in a string of the layout. */
    private static final boolean[] PLAIN = plain();

    private final byte[] text;
    private int at;
    private int line = 1;
    private int lineStart;

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

    int at() {
        return at;
    }

    /** The byte here; NUL at the end, which no line of the layout holds. */
    byte peek() {
        return at < text.length ? text[at] : NONE;
    }

    void skip() {
        at++;
    }

    void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    long place() {
        return Place.of(line, at - lineStart + 1);
    }

    long lineStart() {
        return Place.of(line, 1);
    }

    /** Moves on over the bytes, if they stand here. */
    boolean take(byte[] expected) {
        if (text.length - at < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (text[at + i] != expected[i]) {
                return false;
            }
        }
        at += expected.length;
        return true;
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
        skipString();
        return at <= from ? null : new String(text, from, at - 1 - from, StandardCharsets.ISO_8859_1);
    }

    /** As {@link #string}, but where it equals {@code known} that very instance. */
    @Nullable
    String stringLike(String known) {
        int end = at + known.length();
        if (end < text.length && text[end] == '"' && startsWith(known)) {
            at = end + 1;
            return known;
        }
        return string();
    }

    // A known string came from this text, so it has nothing in it that a string may not have.
    private boolean startsWith(String known) {
        for (int i = 0; i < known.length(); i++) {
            if (text[at + i] != known.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Moves behind the closing quote; where there is none, or what no string of the layout holds, it does not move. */
    private void skipString() {
        byte[] bytes = text;
        int i = at;
        while (i < bytes.length && PLAIN[bytes[i] & 0xff]) {
            i++;
        }
        if (i < bytes.length && bytes[i] == '"') {
            at = i + 1;
        }
    }

    /** As {@link #skipString}, and gives a hash of what is before the quote. */
    int skipHashed() {
        byte[] bytes = text;
        int hash = 0;
        int i = at;
        while (i < bytes.length && PLAIN[bytes[i] & 0xff]) {
            hash = 31 * hash + bytes[i++];
        }
        if (i < bytes.length && bytes[i] == '"') {
            at = i + 1;
        }
        return hash;
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[256];
        Arrays.fill(plain, ' ', 0x7f, true);
        plain['"'] = false;
        plain['\\'] = false;
        return plain;
    }
}

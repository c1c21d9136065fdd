package dev.rustsecd.crate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encode the parts of a URL, each with its own set of characters, and decode.
 *
 * <p>Source: WHATWG URL, "Percent-encoded bytes".
 */
enum PercentEncoding {
    FRAGMENT(" \"<>`"),
    QUERY(" \"#<>"),
    SPECIAL_QUERY(" \"#<>'"),
    PATH(" \"#<>?`{}"),
    USER_INFO(" \"#<>?`{}/:;=@[\\]^|"),
    /** Opaque hosts and opaque paths: nothing but what no URL may hold. */
    CONTROLS("");

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final String encoded;

    PercentEncoding(String encoded) {
        this.encoded = encoded;
    }

    /** Encodes what this part may not hold; existing escapes are kept as they are. */
    String encode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (mustEncode(text.charAt(i))) {
                return encodeFrom(text, i);
            }
        }
        return text;
    }

    private String encodeFrom(String text, int first) {
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80 && !mustEncode((char) c)) {
                out.append((char) c);
            } else {
                appendEscaped(out, c);
            }
        }
        return out.toString();
    }

    private boolean mustEncode(char c) {
        return c < 0x20 || c > 0x7e || encoded.indexOf(c) >= 0;
    }

    private static void appendEscaped(StringBuilder out, int c) {
        boolean loneSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        String character = Character.toString(loneSurrogate ? 0xfffd : c);
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            out.append('%').append(HEX[(b >> 4) & 0xf]).append(HEX[b & 0xf]);
        }
    }

    /** Undoes escapes; what is no escape stays, and bytes that are not UTF-8 become U+FFFD. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int value = bytes[i] == '%' ? escapeAt(bytes, i) : -1;
            out.write(value < 0 ? bytes[i] : value);
            i += value < 0 ? 0 : 2;
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int escapeAt(byte[] bytes, int at) {
        if (at + 2 >= bytes.length) {
            return -1;
        }
        int high = Character.digit(bytes[at + 1], 16);
        int low = Character.digit(bytes[at + 2], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}

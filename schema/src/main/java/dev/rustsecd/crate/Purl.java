package dev.rustsecd.crate;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.LockfileSentences;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A package URL of type {@code cargo}: {@code pkg:cargo/time@0.1.42}. Qualifiers and subpath are not kept.
 *
 * <p>Source: Package URL specification, "How to parse a purl string in its components".
 *
 * @param name not empty
 * @param version as written, not checked; null where there is none
 */
public record Purl(String name, @Nullable String version) {
    /** Longer ones are rejected. */
    public static final int MAX_LENGTH = 2048;

    private static final String SCHEME = "pkg:";
    private static final String TYPE = "cargo";

    // Source: Package URL specification, "Character encoding".
    private static final String PLAIN_MARKS = "-._~:";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** Whether the text means to be a package URL, of whatever type. */
    public static boolean isPurl(String text) {
        return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /**
     * @throws RejectedInput {@link Rejection#PURL_INVALID}
     */
    public static Purl parse(String text) {
        if (!isPurl(text) || text.length() > MAX_LENGTH) {
            throw reject(LockfileSentences.purlForm(MAX_LENGTH));
        }
        String path = Parts.of(text, String::lastIndexOf)
                .filter(parts -> parts.type().equals(TYPE))
                .orElseThrow(() -> reject(LockfileSentences.PURL_TYPE))
                .path();
        int at = path.lastIndexOf('@');
        String name = PercentEncoding.decode(at < 0 ? path : path.substring(0, at));
        String version = at < 0 ? "" : PercentEncoding.decode(path.substring(at + 1));
        if (name.isEmpty() || name.indexOf('/') >= 0) {
            throw reject(LockfileSentences.PURL_FORM);
        }
        return new Purl(name, version.isEmpty() ? null : version);
    }

    /**
     * A package URL of any type, taken apart and not decoded.
     *
     * @param type in small letters
     * @param path name and version, and the namespace before them where there is one; does not begin with a slash
     */
    public record Parts(String type, String path) {
        /**
         * Nothing where no slash follows a type.
         *
         * @param text a package URL, as {@link Purl#isPurl} says
         * @param mark which of several marks in a text counts, where qualifiers and the subpath begin
         */
        public static Optional<Parts> of(String text, ToIntBiFunction<String, String> mark) {
            String rest = text.substring(SCHEME.length());
            for (String end : List.of("#", "?")) {
                int at = mark.applyAsInt(rest, end);
                rest = at < 0 ? rest : rest.substring(0, at);
            }
            rest = withoutLeadingSlashes(rest);
            int slash = rest.indexOf('/');
            return slash < 0
                    ? Optional.empty()
                    : Optional.of(new Parts(
                            rest.substring(0, slash).toLowerCase(Locale.ROOT),
                            withoutLeadingSlashes(rest.substring(slash))));
        }
    }

    private static String withoutLeadingSlashes(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == '/') {
            start++;
        }
        return text.substring(start);
    }

    private static RejectedInput reject(String detail) {
        return new RejectedInput(Rejection.PURL_INVALID, detail);
    }

    /** A part of a package URL, or the value of a qualifier: everything but unreserved characters and the colon escaped. */
    public static String encode(String part) {
        StringBuilder out = new StringBuilder(part.length());
        for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN_MARKS.indexOf(c) >= 0);
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(HEX.toHexDigits(b));
            }
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return SCHEME + TYPE + '/' + encode(name) + (version == null ? "" : '@' + encode(version));
    }
}

package dev.rustsecd.yank;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import dev.rustsecd.words.rejection.RequestSentences;
import org.jspecify.annotations.Nullable;

/**
 * The yank metadata document: why a version was yanked, and the advisory that says more.
 *
 * <pre>{@code
 * description = "Unsound on 32-bit targets"
 *
 * [advisory]
 * id = "RUSTSEC-2020-0071"
 * }</pre>
 *
 * @param description not blank
 * @param advisory the id; whether there is such an advisory is not known here
 */
public record YankDocument(String description, @Nullable String advisory) {
    /** In characters; the longest description of an advisory has some 10,000. */
    public static final int MAX_DESCRIPTION = 16_384;

    /** In characters. */
    public static final int MAX_ID = 100;

    /**
     * A document of what somebody wrote.
     *
     * @throws RejectedInput {@link Rejection#YANK_INVALID}, without a place
     */
    public static YankDocument of(String description, @Nullable String advisory) {
        if (description.isBlank()) {
            throw reject(RequestSentences.DESCRIPTION_BLANK);
        }
        if (description.codePointCount(0, description.length()) > MAX_DESCRIPTION) {
            throw reject(RequestSentences.descriptionSize(MAX_DESCRIPTION));
        }
        if (advisory != null && (advisory.isBlank() || advisory.codePointCount(0, advisory.length()) > MAX_ID)) {
            throw reject(RequestSentences.advisoryId(MAX_ID));
        }
        if (!isText(description) || (advisory != null && !isText(advisory))) {
            throw reject(RequestSentences.NOT_TEXT);
        }
        return new YankDocument(description, advisory);
    }

    /** The document in TOML; reading it gives this document again. */
    public String toToml() {
        String text = "description = " + quoted(description) + "\n";
        return advisory == null ? text : text + "\n[advisory]\nid = " + quoted(advisory) + "\n";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        quoted.append(String.format("\\u%04X", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean isText(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static RejectedInput reject(String detail) {
        return new RejectedInput(Rejection.YANK_INVALID, detail);
    }
}

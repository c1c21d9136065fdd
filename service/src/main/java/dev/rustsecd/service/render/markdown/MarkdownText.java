package dev.rustsecd.service.render.markdown;

import dev.rustsecd.service.render.SafeText;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Texts of strangers as Markdown. Whatever they hold, they stay what they are: one word, one line or some lines of plain
 * text, without a link, an image, a heading, a table cell, an HTML tag, a mention or a reference to an issue.
 *
 * <p>Sources: GitHub Flavored Markdown specification 0.29, sections 2.4 (backslash escapes), 6.2 (entities), 6.9
 * (autolinks); GitHub documentation, "Autolinked references and URLs".
 */
public final class MarkdownText {
    /**
     * What stands in a code span as it is, in a table too: no backtick, no bar, no backslash and no dollar sign, which GitHub
     * takes for a formula beside a backtick.
     */
    private static final Pattern PLAIN_CODE = Pattern.compile("[!-~&&[^`|\\\\$]]++( [!-~&&[^`|\\\\$]]++)*+");

    private static final Pattern NUMBERED = Pattern.compile("^(\\d+)([.)])");

    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[!-~&&[^<>\"\\\\]]+");

    /** Between a mark and the word behind it: what looks for mentions, references and addresses then sees none. */
    private static final String APART = "<!-- -->";

    private static final String ELLIPSIS = "…";

    private MarkdownText() {}

    /** At most so many characters; where more are cut off, the last is an ellipsis. */
    public static String cut(String text, int maxCharacters) {
        if (text.length() <= maxCharacters) {
            return text;
        }
        int end = maxCharacters - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + ELLIPSIS;
    }

    /** Whether a text is itself in a code span, and in a fenced block. */
    static boolean isPlainCode(String text) {
        return PLAIN_CODE.matcher(text).matches() && SafeText.of(text).equals(text);
    }

    /** Whether a link may lead there. */
    public static boolean isWebAddress(String url) {
        return WEB_ADDRESS.matcher(url).matches();
    }

    /** As a link; as code where it is no web address. */
    public static String link(String url) {
        return isWebAddress(url) ? '<' + url + '>' : code(url);
    }

    /** As code, in a line or a table. */
    public static String code(String text) {
        String safe = SafeText.of(text);
        return isPlainCode(safe) ? '`' + safe + '`' : htmlCode(safe);
    }

    /** As code where Markdown is not read, as in a {@code <summary>}; it is read alike where it is. */
    static String htmlCode(String text) {
        String safe = SafeText.of(text);
        StringBuilder html = new StringBuilder("<code>");
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            if (c >= 0x80 || Character.isLetterOrDigit(c) || " -+".indexOf(c) >= 0) {
                html.append(c);
            } else if (c == '.') {
                dot(html, endsWithWww(safe, i));
            } else {
                html.append("&#").append((int) c).append(';').append(c == ':' || c == '@' ? APART : "");
            }
        }
        return html.append("</code>").toString();
    }

    /** As plain text in a line or a table. */
    public static String prose(String text) {
        String safe = trimmed(SafeText.of(text));
        StringBuilder out = new StringBuilder(safe.length() + 16);
        for (int i = 0; i < safe.length(); i++) {
            char c = safe.charAt(i);
            switch (c) {
                case '\\', '`', '*', '_', '[', ']', '{', '}', '~', '$' ->
                    out.append('\\').append(c);
                case '<', '&', '|' -> out.append("&#").append((int) c).append(';');
                case '@', '#' -> out.append(c).append(APART);
                case ':' -> out.append(c).append(safe.startsWith("//", i + 1) ? APART : "");
                case '.' -> dot(out, endsWithWww(safe, i));
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** A line that begins nothing: no list, no rule, no underline of a heading. */
    static String begun(String line) {
        if (line.isEmpty()) {
            return line;
        }
        char first = line.charAt(0);
        if (first == '-' || first == '+' || first == '=' || first == '>') {
            return '\\' + line;
        }
        return NUMBERED.matcher(line).replaceFirst("$1\\\\$2");
    }

    /** Without spaces of any kind at its ends: before a no-break space, two asterisks begin nothing. */
    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && Character.isSpaceChar(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isSpaceChar(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static void dot(StringBuilder out, boolean behindWww) {
        out.append(behindWww ? APART : "").append('.');
    }

    private static boolean endsWithWww(String text, int dot) {
        return dot >= 3 && text.substring(dot - 3, dot).toLowerCase(Locale.ROOT).equals("www");
    }
}

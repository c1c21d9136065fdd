package dev.rustsecd.toml;

import dev.rustsecd.words.rejection.RecordSentences;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A TOML text without the lines that say nothing: blank ones and comments. tomlj 2.2.0 needs cubic time for a run of
 * them (2,000 blank lines: 8 seconds), so it gets the rest, and {@link #line} gives each line its number back.
 *
 * <p>On the way it finds the damage that tomlj would report once for every line: control characters, strings that do not
 * end on their line, and two dots in a row outside strings; and it counts what tomlj takes memory for: levels and values.
 */
final class TomlText {
    /** Of brackets, and of the parts of a key. */
    private static final int MAX_DEPTH = 16;

    private final String text;
    private final StringBuilder kept;
    private int[] lines = new int[256];
    private int keptLines;
    private int line = 1;
    private int at;
    private int depth;
    private int keyDepth;
    private int values;
    private @Nullable String multiLineQuote;
    private @Nullable String damage;
    private int damageColumn;

    TomlText(String text) {
        this.text = text;
        this.kept = new StringBuilder(text.length());
        while (at < text.length() && damage == null) {
            readLine();
        }
    }

    /** The lines that remain. */
    String kept() {
        return kept.toString();
    }

    /** What is wrong, in words; null where nothing was seen, which does not mean that the text is TOML. */
    @Nullable
    String damage() {
        return damage;
    }

    /** Values and tables; about as many as there are. */
    int values() {
        return values;
    }

    int damageLine() {
        return line;
    }

    int damageColumn() {
        return damageColumn;
    }

    /** The number in the whole text of a line of the {@link #kept} text, both 1-based. */
    int line(int keptLine) {
        return keptLine <= keptLines ? lines[keptLine - 1] : line;
    }

    private void readLine() {
        int start = at;
        boolean blank = multiLineQuote == null && isBlankOrComment();
        at = start;
        lexLine();
        if (damage != null) {
            damageColumn = text.codePointCount(start, Math.min(at, text.length())) + 1;
            return;
        }
        at = Math.min(at + 1, text.length());
        if (!blank) {
            keep(start);
        }
        if (at < text.length()) {
            line++;
        }
    }

    private void keep(int start) {
        if (keptLines == lines.length) {
            lines = Arrays.copyOf(lines, keptLines * 2);
        }
        lines[keptLines++] = line;
        kept.append(text, start, at);
    }

    private boolean isBlankOrComment() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at == text.length() || "\r\n#".indexOf(text.charAt(at)) >= 0;
    }

    // Leaves the cursor at the line feed, or at the damage.
    private void lexLine() {
        keyDepth = 0;
        while (at < text.length() && text.charAt(at) != '\n' && damage == null) {
            if (multiLineQuote != null) {
                skipMultiLine(multiLineQuote);
            } else {
                lexToken();
            }
        }
    }

    private void count(char c) {
        if (c == '[' || c == '{') {
            depth++;
        } else if (c == ']' || c == '}') {
            depth = Math.max(0, depth - 1);
        }
        if (c == '=' || c == ',' || (c == '[' && (at == 0 || text.charAt(at - 1) != '['))) {
            values++;
        }
        if (c == '.') {
            keyDepth++;
        } else if (c != ' ' && c != '\t' && !isOfKey(c)) {
            keyDepth = 0;
        }
        if (depth > MAX_DEPTH || keyDepth > MAX_DEPTH) {
            damage = RecordSentences.nestedDeeperThan(MAX_DEPTH);
        }
    }

    private static boolean isOfKey(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    private void lexToken() {
        char c = text.charAt(at);
        if (c == '#') {
            while (at < text.length() && text.charAt(at) != '\n' && damage == null) {
                skip();
            }
        } else if (text.startsWith("\"\"\"", at) || text.startsWith("'''", at)) {
            multiLineQuote = text.substring(at, at + 3);
            at += 3;
        } else if (c == '"' || c == '\'') {
            skipString(c);
        } else if (text.startsWith("..", at)) {
            damage = RecordSentences.TWO_DOTS;
        } else {
            count(c);
            if (damage == null) {
                skip();
            }
        }
    }

    private void skipString(char quote) {
        at++;
        while (at < text.length() && text.charAt(at) != quote && damage == null) {
            if (text.charAt(at) == '\n') {
                damage = RecordSentences.STRING_NOT_CLOSED_ON_LINE;
            } else {
                skipEscaped(quote);
            }
        }
        if (at >= text.length()) {
            damage = RecordSentences.STRING_NOT_CLOSED;
        } else if (damage == null) {
            at++;
        }
    }

    private void skipMultiLine(String quote) {
        if (text.startsWith(quote, at)) {
            at += 3;
            // Up to two more quotes belong to the string that ends here.
            for (int i = 0; i < 2 && text.startsWith(quote.substring(2), at); i++) {
                at++;
            }
            multiLineQuote = null;
        } else {
            skipEscaped(quote.charAt(0));
        }
    }

    private void skipEscaped(char quote) {
        boolean escape = quote == '"' && text.charAt(at) == '\\';
        skip();
        if (escape && at < text.length() && "\"\\".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void skip() {
        char c = text.charAt(at);
        boolean lineEnd = c == '\r' && text.startsWith("\n", at + 1);
        if ((c < ' ' && c != '\t' && !lineEnd) || c == 0x7f) {
            damage = RecordSentences.CONTROL_CHARACTER;
        } else {
            at++;
        }
    }
}

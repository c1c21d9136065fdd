package dev.rustsecd.service.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Markdown of advisories as plain text: without backticks, marks of emphasis and addresses of links. Every piece has a
 * bound, so that no text makes a pattern look far ahead from each of its places.
 */
public final class PlainMarkdown {
    private static final Pattern LINK =
            Pattern.compile("!?\\[([^\\[\\]\\n]{0,300}+)\\](?:\\([^()\\s]{0,500}+\\)|\\[[^\\[\\]\\n]{0,100}+\\])");

    /** Of a link that is defined elsewhere: code in brackets, or nothing but one pair of them. */
    private static final Pattern REFERENCE =
            Pattern.compile("\\[(`[^`\\n]{1,300}+`)\\]|^\\[([^\\[\\]\\n]{1,300}+)\\]$");

    private static final Pattern ADDRESS = Pattern.compile("<(https?://[^<>\\s]{1,500}+)>");
    private static final Pattern CODE = Pattern.compile("(`{1,3}+)([^`\\n]{1,500}+)`{1,3}+");
    /** Neither escaped nor within words, where Markdown has it but authors mean the star: {@code AtomicCell<*64> … Atomic*64}. */
    private static final Pattern STARS =
            Pattern.compile("(?<![\\w*\\\\])(\\*{1,3}+)(?=[^\\s*])([^*\\n]{0,300}+)(?<=[^\\s\\\\])\\1(?![\\w*])");

    private static final Pattern LINES =
            Pattern.compile("(?<![\\w_\\\\])(_{1,2}+)(?=[^\\s_])([^_\\n]{0,300}+)(?<=[^\\s\\\\])\\1(?![\\w_])");

    private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\`*_{}\\[\\]()#+.!<>~|-])");
    private static final Pattern DEFINITION = Pattern.compile("\\[[^\\[\\]]{1,300}+\\]:\\s.*");
    private static final Pattern HEADING = Pattern.compile("(#{1,6}+)\\s++([^#].*)");
    private static final Pattern CLOSING = Pattern.compile("\\s#{1,6}+$");
    private static final Pattern ITEM = Pattern.compile("\\s{0,8}+(?:[-*+]|\\d{1,3}+[.)])\\s++(\\S.*)");
    private static final String FENCE = "```";

    private PlainMarkdown() {}

    /** A part of a line. */
    public record Piece(String text, boolean code) {}

    /** The parts of one line, or of one paragraph. */
    public static List<Piece> pieces(String text) {
        String linked = REFERENCE.matcher(LINK.matcher(text).replaceAll("$1")).replaceAll("$1$2");
        List<Piece> pieces = new ArrayList<>();
        Matcher code = CODE.matcher(linked);
        int end = 0;
        while (code.find()) {
            add(pieces, new Piece(withoutMarks(linked.substring(end, code.start())), false));
            add(pieces, new Piece(code.group(2).strip(), true));
            end = code.end();
        }
        add(pieces, new Piece(withoutMarks(linked.substring(end)), false));
        return pieces;
    }

    private static void add(List<Piece> pieces, Piece piece) {
        if (!piece.text().isEmpty()) {
            pieces.add(piece);
        }
    }

    private static String withoutMarks(String text) {
        String plain = ADDRESS.matcher(text).replaceAll("$1");
        plain = STARS.matcher(plain).replaceAll("$2");
        plain = LINES.matcher(plain).replaceAll("$2");
        return ESCAPE.matcher(plain).replaceAll("$1").replace("`", "");
    }

    /** Text of one line, or of one paragraph. */
    public static String inline(String text) {
        return pieces(text).stream().map(Piece::text).collect(Collectors.joining());
    }

    /** Text of several lines: without the marks of headings and code blocks, and without definitions of links. */
    public static String block(String text) {
        return text.lines()
                .filter(line -> !isFence(line) && !isDefinition(line))
                .map(line -> {
                    String heading = heading(line);
                    return heading == null ? inline(line) : heading;
                })
                .collect(Collectors.joining("\n"));
    }

    /** At most so many characters; where more are cut off, the last is an ellipsis. */
    public static String cut(String text, int maxCharacters) {
        if (text.length() <= maxCharacters) {
            return text;
        }
        int end = maxCharacters - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + '…';
    }

    /** Whether a line begins or ends a block of code. */
    public static boolean isFence(String line) {
        return line.strip().startsWith(FENCE);
    }

    /** Whether a line says where a link leads, and nothing to read. */
    public static boolean isDefinition(String line) {
        return DEFINITION.matcher(line.strip()).matches();
    }

    /** The text of a heading; null where the line is none. */
    public static @Nullable String heading(String line) {
        Matcher heading = HEADING.matcher(line.strip());
        return heading.matches()
                ? inline(CLOSING.matcher(heading.group(2)).replaceFirst("")).strip()
                : null;
    }

    /** What stands behind the mark of a list item, as it is written; null where the line is none. */
    public static @Nullable String item(String line) {
        Matcher item = ITEM.matcher(line);
        return item.matches() ? item.group(1) : null;
    }

    /** A title as cargo-audit prints it, with stars and brackets, but for the backticks of code and spaces around it. */
    public static String title(String title) {
        return title.replace("`", "").strip();
    }
}

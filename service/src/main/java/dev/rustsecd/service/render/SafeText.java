package dev.rustsecd.service.render;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text of strangers made safe for whatever prints it: no control characters, which could drive a terminal; none of the
 * invisible ones that reorder, hide or mimic text; and nothing that a build log takes for a command. Line ends and tabs
 * become spaces, so that a text cannot leave its line.
 */
public final class SafeText {
    // Sources: GitHub Actions "Workflow commands": a line that begins with two colons, and in the runner's older form
    // ##[
    // anywhere; Azure Pipelines "Logging commands": ##vso[ anywhere; TeamCity "Service messages": ##teamcity[ anywhere.
    private static final String LINE_COMMAND = "::";
    /** The first of two number signs that a name in a bracket, or a bracket, makes a command. */
    private static final Pattern COMMAND = Pattern.compile("#(?=#[A-Za-z0-9_]{0,40}\\[)");

    private SafeText() {}

    /** A text for one line. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7f) {
                return withoutCommands(stripped(text));
            }
        }
        return withoutCommands(text);
    }

    /** A text of several lines, each made safe by itself. */
    public static String lines(String text) {
        return text.lines().map(SafeText::of).collect(Collectors.joining("\n"));
    }

    /** A text with its line ends and tabs, without the other characters that are not seen. */
    public static String visible(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && !isLayout(c)) || c >= 0x7f) {
                return text.codePoints()
                        .filter(each -> isLayout(each) || isVisible(each))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    private static boolean isLayout(int c) {
        return c == '\n' || c == '\r' || c == '\t';
    }

    private static String stripped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isLayout(c)) {
                safe.append(' ');
            } else if (isVisible(c)) {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    // Only a text's beginning can be the beginning of a line, and the runner skips spaces of any kind before a command.
    private static String withoutCommands(String text) {
        int start = 0;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        String safe = text.startsWith(LINE_COMMAND, start)
                ? text.substring(0, start) + ": " + text.substring(start + 1)
                : text;
        return safe.contains("##") ? COMMAND.matcher(safe).replaceAll("# ") : safe;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !isDefaultIgnorable(c);
        };
    }

    // Source: Unicode, DerivedCoreProperties.txt, Default_Ignorable_Code_Point, without what is a format character
    // anyway;
    // and the braille blank, which is no blank by its properties.
    private static boolean isDefaultIgnorable(int c) {
        return c == 0x034f
                || c == 0x115f
                || c == 0x1160
                || c == 0x17b4
                || c == 0x17b5
                || (c >= 0x180b && c <= 0x180f)
                || c == 0x2800
                || c == 0x3164
                || (c >= 0xfe00 && c <= 0xfe0f)
                || c == 0xffa0
                || (c >= 0xe0000 && c <= 0xe0fff);
    }
}

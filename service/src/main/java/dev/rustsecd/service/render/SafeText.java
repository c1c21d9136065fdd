package dev.rustsecd.service.render;

/**
 * Text of strangers made safe for a terminal: without control characters, which could drive it, and without the
 * invisible ones that reorder or hide text. Line ends and tabs become spaces.
 */
final class SafeText {
    private SafeText() {}

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7f) {
                return stripped(text);
            }
        }
        return text;
    }

    private static String stripped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                safe.append(' ');
            } else if (isVisible(c)) {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}

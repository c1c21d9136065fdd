package dev.rustsecd.service.render.text;

import dev.rustsecd.service.render.SafeText;
import org.jspecify.annotations.Nullable;

/** How labels look at the beginning of lines, and the lines with them. */
enum Label {
    ERROR("\u001b[31m"),
    WARNING("\u001b[33m"),
    NOTE("\u001b[32m");

    private final String start;

    Label(String start) {
        this.start = start;
    }

    /**
     * Appends a line; none where there is no text.
     *
     * @param text made safe here
     * @param color whether the label is coloured, by ANSI sequences
     */
    void line(StringBuilder out, String label, @Nullable String text, boolean color) {
        if (text != null) {
            out.append(paint(label, color))
                    .append(' ')
                    .append(SafeText.of(text))
                    .append('\n');
        }
    }

    String paint(String label, boolean color) {
        return color ? "\u001b[0m\u001b[1m" + start + label + "\u001b[0m" : label;
    }
}
